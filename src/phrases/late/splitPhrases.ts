import type { ProposedPart, SplitPattern, SplitWay } from '../../core/policy/splitItem.ts';

type Coded = Extract<ProposedPart, { code: string }>;

/** Sentences about taking an item apart. */
export type SplitCode =
  `split.by.${SplitPattern}` | `split.how.${SplitPattern}` | NonNullable<SplitWay['seen']>['code'] | Coded['code'];

export const splitPhrases: Readonly<Record<SplitCode, string>> = {
  'split.by.workflow': 'By steps of the workflow',
  'split.by.operations': 'By operations',
  'split.by.rules': 'By rules',
  'split.by.data': 'By kinds of data',
  'split.by.interfaces': 'By interfaces',
  'split.by.simple': 'The simple case first',
  'split.by.performance': 'Work first, speed later',
  'split.by.spike': 'Find out first',
  'split.how.workflow': 'The ends of the way first, so that somebody can walk it; what lies between later.',
  'split.how.operations': 'Each thing that somebody can do with it by itself.',
  'split.how.rules': 'Each rule, or criterion, by itself.',
  'split.how.data': 'One kind of data first, the others one by one.',
  'split.how.interfaces': 'The plainest way to use it first, the comfortable one later.',
  'split.how.simple': 'The core that is worth having, then what makes it complex.',
  'split.how.performance': 'Make it work and learn from its use, then make it fast.',
  'split.how.spike': 'Only where nothing else helps: a question with a time limit, then the work.',
  'split.seen.workflow': 'Its notes list {count} steps.',
  'split.seen.operations': 'It says “{word}”, which is several things to do.',
  'split.seen.rules': 'It has {count} criteria that are still to be met.',
  'split.seen.data': 'It says “{word}”, which may be several kinds.',
  'split.seen.interfaces': 'It says “{word}”.',
  'split.seen.simple': 'It says “{word}”: one of them may be enough at first.',
  'split.seen.performance': 'It says “{word}”: how fast it has to be shows in use.',
  'split.seen.spike': 'It is not known yet: “{word}”',
  'split.part.workflow.first': 'the first step',
  'split.part.workflow.last': 'the last step',
  'split.part.workflow.between': 'the steps between',
  'split.part.operations.create': 'create',
  'split.part.operations.show': 'show',
  'split.part.operations.change': 'change',
  'split.part.operations.remove': 'remove',
  'split.part.rules.usual': 'the usual case',
  'split.part.rules.exceptions': 'the exceptions',
  'split.part.data.plain': 'one kind of data',
  'split.part.data.other': 'the other kinds',
  'split.part.interfaces.bare': 'a plain interface',
  'split.part.interfaces.full': 'the full interface',
  'split.part.simple.core': 'the simplest case',
  'split.part.simple.rest': 'the other cases',
  'split.part.performance.work': 'make it work',
  'split.part.performance.fast': 'make it fast',
  'split.part.spike.find': 'find out',
  'split.part.spike.build': 'build what was found',
};
