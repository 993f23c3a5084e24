const columns = ['ideas', 'ready', 'building', 'review', 'deployed', 'released', 'done'];

const head = `headwater: 1
board:
  columns: [ideas, ready, { id: building, stage: active, limit: 3 }, { id: review, stage: active }, deployed, released, done]
  expectation: { days: 8, probability: 85 }
  balance: { window: 12w, shares: { reliability: 30, security: 10 } }
items:
`;

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString();

/**
 * A backlog that gives the policies much to compare: a third of it is reliability work that waits and was overtaken by
 * nearly all that was started since; what is in progress is blocked, feared and asked about. It depends on `count` alone.
 */
export function busyBacklog(count: number): string {
  return head + Array.from({ length: count }, (_, index) => busyItem(index + 1)).join('');
}

function busyItem(number: number): string {
  const waits = number % 3 === 0;
  const place = waits ? number % 2 : busyPlace(number);
  const entered = columns.slice(0, place + 1);
  const history = entered.map((to, index) => `{ at: ${day((number % 300) / 3 + index * 2)}, to: ${to} }`);
  const talk =
    (number % 7 === 0 ? `    concerns: [{ about: Too slow, at: ${day(10)} }]\n` : '') +
    (number % 11 === 0 ? `    questions: [{ ask: Since when, of: ops, at: ${day(12)} }]\n` : '') +
    (number % 9 === 0 ? `    blocked: [{ since: ${day(20)}, waitsFor: vendor ${number % 5} }]\n` : '');
  return `  - id: A-${number}
    title: An item ${number} about the board
    type: ${waits ? 'reliability' : 'feature'}
    status: ${columns[place] ?? 'ideas'}
    why: because it matters to those who wait
    estimate: ${1 + (number % 5)}d
    acceptance: [one, two, three words here]
    dependsOn: [A-${Math.max(1, number - 1)}]
${talk}    history: [${history.join(', ')}]
`;
}

/** Two in ten wait, two in ten are in progress, the others are done. */
function busyPlace(number: number): number {
  if (number % 10 < 2) return number % 2;
  return number % 10 < 4 ? 2 + (number % 4) : 6;
}
