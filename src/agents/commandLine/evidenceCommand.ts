import { ToolFailure } from '../failure.ts';
import { evidence } from '../tools/evidence.ts';
import type { Command } from './command.ts';

const text = { type: 'string' } as const;

/** `headwater evidence`, for pipelines: what is recorded twice is recorded once. */
export const evidenceCommand: Command = {
  usage:
    'evidence deployed|released|usage|noMajorBug ID… [--since REF] [--version V] [--url U] [--flag F] [--rollout N] [--metric M] [--unit U] [--at-least N] [--at-most N] [--reading R]',
  does: 'what shows that items are deployed, released, used or without a major bug; --since takes those that commits name',
  options: {
    since: text,
    version: text,
    url: text,
    flag: text,
    rollout: text,
    metric: text,
    unit: text,
    'at-least': text,
    'at-most': text,
    reading: text,
  },
  async run(words, setting) {
    const [kind, ...ids] = words.positionals;
    const since = words.text('since');
    if (kind === undefined) throw new ToolFailure('KIND is missing.');
    if (ids.length === 0 && since === undefined) throw new ToolFailure('ID or --since is missing.');
    const fields = {
      version: words.text('version'),
      url: words.text('url'),
      flag: words.text('flag'),
      rollout: words.text('rollout'),
      metric: words.text('metric'),
      unit: words.text('unit'),
      atLeast: words.text('at-least'),
      atMost: words.text('at-most'),
      reading: words.text('reading'),
    };
    return evidence(setting, { kind, ids, since, fields });
  },
};
