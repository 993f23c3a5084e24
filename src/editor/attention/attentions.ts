import { Lifetime } from '../lifetime.ts';
import type { AttentionParts, AttentionSession } from './attentionSession.ts';

/** What waits for somebody, loaded once there is a backlog: in a window without one nothing of it is ever there. */
export class Attentions extends Lifetime {
  private readonly parts: AttentionParts;
  private loading: Promise<AttentionSession> | undefined;

  constructor(parts: AttentionParts) {
    super();
    this.parts = parts;
    const first = parts.backlogs.onDidChange(() => {
      first.dispose();
      void this.session();
    });
    this._register(first);
  }

  session(): Promise<AttentionSession> {
    this.loading ??= import('./attentionSession.ts').then(({ AttentionSession }) =>
      this._register(new AttentionSession(this.parts)),
    );
    return this.loading;
  }
}
