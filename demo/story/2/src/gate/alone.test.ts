import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Memory } from './alone.ts';

const ticket = { id: 'T-1', crossing: 'north 07:10', signature: 's' };

test('A ticket boards once while the gate is alone', () => {
  const memory = new Memory();
  assert.equal(memory.admit(ticket, 1), true);
  assert.equal(memory.admit(ticket, 2), false);
});

test('The scans are handed over in order, once', () => {
  const memory = new Memory();
  memory.admit(ticket, 1);
  memory.admit({ ...ticket, id: 'T-2' }, 2);
  assert.deepEqual(memory.drain(), [['T-1', 1], ['T-2', 2]]);
  assert.deepEqual(memory.drain(), []);
});
