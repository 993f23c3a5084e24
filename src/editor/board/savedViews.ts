import * as v from 'valibot';
import * as vscode from 'vscode';
import { type SavedView, type ViewChange, changedViews, savedView } from '../../protocol/perspective.ts';
import { Lifetime } from '../lifetime.ts';

const key = 'headwater.board.views';

/**
 * The views of boards that somebody saved, kept by VS Code for the workspace: they are a person's, and no file of the
 * repository changes by them (ADR-0014).
 */
export class SavedViews extends Lifetime {
  private readonly memory: vscode.Memento;
  private readonly changed = this._register(new vscode.EventEmitter<readonly SavedView[]>());
  readonly onDidChange = this.changed.event;

  constructor(memory: vscode.Memento) {
    super();
    this.memory = memory;
  }

  /** All of them, by name. What an older version kept in another form is left out. */
  get all(): SavedView[] {
    const kept = this.memory.get<unknown>(key);
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: unknown) => {
      const checked = v.safeParse(savedView, one);
      return checked.success ? [checked.output] : [];
    });
  }

  async change(change: ViewChange): Promise<void> {
    const views = [...changedViews(this.all, change)];
    await this.memory.update(key, views);
    this.changed.fire(views);
  }
}
