/**
 * The line to the extension host: the only place that asks for VS Code's API. Messages that come in are data until they
 * have passed the schema; a request always ends, with an answer or with an error, so that nothing waits for ever.
 */
import * as v from 'valibot';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** A message that expects an answer carries a number, which its answer repeats. */
interface Numbered {
  readonly request: number;
}

/** Leaves the number out of every member of a union: the line itself counts. */
type Unnumbered<Message> = Message extends Numbered ? Omit<Message, 'request'> : never;

/** What may be sent as a request: the members of `Outgoing` that carry a number, without it. */
export type Request<Outgoing> = Unnumbered<Outgoing>;
/** What may answer a request: the members of `Incoming` that carry a number. */
export type Answer<Incoming> = Extract<Incoming, Numbered>;

/** Nobody answered in time, or nobody can any more. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  override readonly cause: 'timeout' | 'closed';

  constructor(cause: 'timeout' | 'closed') {
    super(cause);
    this.cause = cause;
  }
}

export interface Host<Incoming, Outgoing> {
  /** Sends without expecting an answer. */
  post(message: Exclude<Outgoing, Numbered>): void;
  /** Sends and resolves with the answer. Rejects with `NoAnswer` after `timeout` milliseconds or when closed. */
  request(message: Request<Outgoing>): Promise<Answer<Incoming>>;
  /** What `keep` was given last, before a reload or a change of tab. Unchecked: it may stem from an older version. */
  kept(): unknown;
  keep(state: unknown): void;
  /** Rejects what is open and listens no more. */
  close(): void;
}

interface Waiting<Incoming> {
  readonly resolve: (answer: Answer<Incoming>) => void;
  readonly reject: (error: NoAnswer) => void;
  readonly timer: number;
}

/**
 * Opens the line. Only one may be opened in a page: VS Code hands its API out once.
 * @param schema what a message from the host must satisfy; one that does not is dropped
 * @param hear   called with every message that is not the answer to a request
 * @param timeout milliseconds that a request may take
 */
export function connect<Incoming extends object, Outgoing extends object>(
  schema: v.GenericSchema<unknown, Incoming>,
  hear: (message: Exclude<Incoming, Numbered>) => void,
  timeout = 20_000,
): Host<Incoming, Outgoing> {
  const api = acquireVsCodeApi();
  const open = new Map<number, Waiting<Incoming>>();
  let last = 0;
  let closed = false;

  const settle = (number: number): Waiting<Incoming> | undefined => {
    const waiting = open.get(number);
    open.delete(number);
    if (waiting !== undefined) clearTimeout(waiting.timer);
    return waiting;
  };
  const listen = (event: MessageEvent<unknown>): void => {
    const checked = v.safeParse(schema, event.data);
    if (!checked.success) return;
    const message = checked.output;
    if (isAnswer(message)) settle(message.request)?.resolve(message);
    // What is no answer carries no number: `isAnswer` has just said so, which the compiler cannot carry over.
    else hear(message as Exclude<Incoming, Numbered>);
  };
  window.addEventListener('message', listen);

  return {
    post: (message) => {
      api.postMessage(message);
    },
    request: (message) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new NoAnswer('closed'));
          return;
        }
        const request = ++last;
        const timer = window.setTimeout(() => settle(request)?.reject(new NoAnswer('timeout')), timeout);
        open.set(request, { resolve, reject, timer });
        api.postMessage({ ...message, request });
      }),
    kept: () => api.getState(),
    keep: (state) => {
      api.setState(state);
    },
    close: () => {
      closed = true;
      window.removeEventListener('message', listen);
      for (const number of [...open.keys()]) settle(number)?.reject(new NoAnswer('closed'));
    },
  };
}

function isAnswer<Incoming extends object>(message: Incoming): message is Answer<Incoming> {
  return 'request' in message;
}
