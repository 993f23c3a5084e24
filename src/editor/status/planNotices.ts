import * as vscode from 'vscode';
import type { Backlog } from '../../core/model/backlog.ts';
import type { Item } from '../../core/model/item.ts';
import { type ExperimentAsks, experimentAsks } from '../../core/policy/experiments.ts';
import { closableFrames } from '../../core/policy/frames.ts';
import { askInput } from '../ask.ts';
import type { Backlogs } from '../backlogs/backlogs.ts';
import { Lifetime } from '../lifetime.ts';
import { shortened, withoutLinks } from '../markdown.ts';
import { inputNeeded } from '../planning/inputNeeded.ts';
import type { ReasonedChange } from '../reasonedChange.ts';

/** Something that can be done about an item right when it has come so far. */
interface Offer {
  /** Told once for each. */
  readonly id: string;
  readonly text: string;
  readonly button: string;
  readonly act: (uri: vscode.Uri) => Promise<void>;
}

/** Offers that come at once, above which somebody else's work was taken over: then nothing is said. */
const most = 2;

/**
 * Offers, once for each, what belongs to a step that was just taken: to close an item that was split when the last of
 * its parts is finished, to say what is expected of an experiment that begins, and what was learned of one that ends.
 */
export class PlanNotices extends Lifetime {
  /** What it has offered in this session. */
  readonly offered: string[] = [];
  private readonly backlogs: Backlogs;
  private readonly change: ReasonedChange;
  /** By the backlog's uri: what could be offered before, of which nothing is said. */
  private readonly known = new Map<string, Set<string>>();

  constructor(backlogs: Backlogs, change: ReasonedChange) {
    super();
    this.backlogs = backlogs;
    this.change = change;
    this._register(backlogs.onDidChange((uris) => void this.look(uris)));
  }

  private async look(uris: ReadonlySet<string>): Promise<void> {
    // The others may not have been read yet, and nobody looks at them.
    const file = await this.backlogs.current();
    if (file?.reading.backlog.readOnly !== undefined) return;
    const key = file?.uri.toString() ?? '';
    if (file === undefined || !uris.has(key)) return;
    const offers = this.offersIn(file.reading.backlog);
    const known = this.known.get(key);
    this.known.set(key, new Set([...(known ?? []), ...offers.map(({ id }) => id)]));
    const fresh = known === undefined ? [] : offers.filter(({ id }) => !known.has(id));
    if (fresh.length <= most) for (const offer of fresh) void this.show(file.uri, offer);
  }

  private async show(uri: vscode.Uri, { id, text, button, act }: Offer): Promise<void> {
    this.offered.push(id);
    const answer = await vscode.window.showInformationMessage(withoutLinks(text), button);
    if (answer === button) await act(uri);
  }

  private offersIn(backlog: Backlog): readonly Offer[] {
    const done = backlog.board.columns.find(({ stage }) => stage === 'done');
    return [
      ...(done === undefined ? [] : closableFrames(backlog).map((item) => this.closing(item, done))),
      ...experimentAsks(backlog).map((asks) => this.asking(asks)),
    ];
  }

  private closing(item: Item, column: { readonly id: string; readonly name: string }): Offer {
    return {
      id: `close ${item.key}`,
      text: vscode.l10n.t('All parts of {item} are finished.', { item: nameOf(item) }),
      button: vscode.l10n.t('Move to {column}', { column: column.name }),
      act: async (uri) => {
        await this.change.apply(uri, { kind: 'move', item: item.key, column: column.id });
      },
    };
  }

  private asking({ item, asks }: ExperimentAsks): Offer {
    const begins = asks === 'hypothesis';
    const prompt = begins ? vscode.l10n.t('What do you expect of it?') : vscode.l10n.t('What was learned?');
    return {
      id: `${asks} ${item.key}`,
      text: begins
        ? vscode.l10n.t('{item} is an experiment that begins. What do you expect of it?', { item: nameOf(item) })
        : vscode.l10n.t('{item} is an experiment that ends. What was learned?', { item: nameOf(item) }),
      button: vscode.l10n.t('Write It Down'),
      act: async (uri) => {
        const typed = await askInput({ prompt, validateInput: inputNeeded });
        if (typed === undefined) return;
        const experiment = { [asks]: typed.trim() };
        await this.change.apply(uri, { kind: 'set', item: item.key, fields: { experiment }, within: true });
      },
    };
  }
}

function nameOf({ id, title }: Item): string {
  return shortened(id === undefined ? title : `${id} ${title}`, 80);
}
