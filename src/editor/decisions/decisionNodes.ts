import type { DecisionStatus } from '../../core/decisions/record.ts';

/** A log, at the top when the workspace has several. */
export interface LogNode {
  readonly is: 'log';
  readonly log: string;
}

/** The decisions of a log that have one status. */
export interface StatusNode {
  readonly is: 'status';
  readonly log: string;
  readonly status: DecisionStatus;
}

export interface RecordNode {
  readonly is: 'decision';
  readonly path: string;
}

export type DecisionNode = LogNode | StatusNode | RecordNode;

/** Names a node across changes, so that what is folded and selected stays so. */
export function idOfNode(node: DecisionNode): string {
  switch (node.is) {
    case 'log':
      return `log:${node.log}`;
    case 'status':
      return `status:${node.status}:${node.log}`;
    case 'decision':
      return `decision:${node.path}`;
  }
}

/** Whether a menu handed over a decision of the tree. */
export function isRecordNode(value: unknown): value is RecordNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'is' in value &&
    value.is === 'decision' &&
    'path' in value &&
    typeof value.path === 'string'
  );
}
