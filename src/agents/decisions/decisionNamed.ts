import { normalId } from '../../core/decisions/fileName.ts';
import type { Decision } from '../../core/decisions/resolveLog.ts';
import { ToolFailure } from '../failure.ts';
import type { Decisions } from './openDecisions.ts';

/** The decision that a person means. @throws ToolFailure when there is none with that id or path, or several */
export function decisionNamed({ decisions }: Pick<Decisions, 'decisions'>, name: string): Decision {
  const id = normalId(name.replace(/^(?:adr|decision)[-_ #]?(?=\d)/i, ''));
  const path = name.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const named = decisions.filter((decision) => decision.path === path || [id, name].includes(decision.id));
  const found = named.length > 0 ? named : decisions.filter((decision) => decision.id === `decision-${id}`);
  const [first, second] = found;
  if (first === undefined) throw new ToolFailure(`There is no decision ${name} here.`);
  if (second !== undefined) {
    throw new ToolFailure(`Several decisions are ${name}: ${found.map(({ path }) => path).join(', ')}. Name its path.`);
  }
  return first;
}
