import type { InvestCode } from '../../core/policy/invest.ts';

/** What may not be clear in an item, and what was seen of it. */
export const investPhrases: Readonly<Record<InvestCode, string>> = {
  'invest.independent.circle': 'Independent? It needs {items}, and is needed there in the end.',
  'invest.independent.dropped': 'Independent? It needs what is not going to be done: {items}.',
  'invest.independent.later': 'Independent? It is ranked before what it needs: {items}.',
  'invest.independent.open': 'Independent? It needs first: {items}.',
  'invest.negotiable.steps': 'Negotiable? It lists {count} steps, and no word says what they are for.',
  'invest.valuable.layer': 'Valuable? It speaks of “{word}”, and no word says who gains by it.',
  'invest.valuable.short': 'Valuable? It is short, and no word says who gains by it.',
  'invest.estimable.questions': 'Estimable? Open questions: {count}.',
  'invest.estimable.unknown': 'Estimable? “{word}”: something has to be found out first.',
  'invest.estimable.new': 'Estimable? Nothing of the type “{type}” was finished yet, and there is no estimate.',
  'invest.small.criteria': 'Small? It has {count} criteria, more than most that the team has finished.',
  'invest.small.estimate': 'Small? {estimate} is more than most that the team has finished.',
  'invest.testable.none': 'Testable? It has no criterion yet.',
  'invest.testable.vague': 'Testable? “{word}” can be read in many ways.',
};
