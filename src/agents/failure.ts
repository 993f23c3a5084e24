import type { Refusal } from '../core/model/intention.ts';

/** Something that a person using the tools can mend; not a crash. `exit` is the command line's exit code. */
export class ToolFailure extends Error {
  readonly exit: 1 | 2;

  constructor(message: string, exit: 1 | 2 = 2) {
    super(message);
    this.name = 'ToolFailure';
    this.exit = exit;
  }
}

/** A bundle that is loaded late has a class of its own, so it is told by its name. */
export function isToolFailure(error: unknown): error is ToolFailure {
  return error instanceof Error && error.name === 'ToolFailure' && 'exit' in error;
}

/** A policy refused what was asked. */
export class PolicyRefusal extends Error {
  readonly refusal: Refusal;

  constructor(message: string, refusal: Refusal) {
    super(message);
    this.name = 'PolicyRefusal';
    this.refusal = refusal;
  }
}
