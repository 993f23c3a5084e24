import * as vscode from 'vscode';
import { mentionAt, mentionsIn } from '../../backlog/language/mentions.ts';
import { subjectAt } from '../../backlog/language/subject.ts';
import type { BacklogFile } from '../backlogs/backlogs.ts';
import { Positions } from '../positions.ts';
import { lineOfItem } from '../reveal.ts';
import { itemHover } from './hoverText.ts';
import { backlogPlace } from './backlogPlace.ts';
import { type LanguageParts, isOurs } from './place.ts';

/** Longest text, in UTF-16 units, that is searched for ids as a whole. */
const longestText = 1024 * 1024;

/** An item that a text mentions, and where. */
interface MentionedItem {
  readonly file: BacklogFile;
  readonly key: string;
  readonly range: vscode.Range;
}

/** `PAY-12` in a comment, a string or a commit message leads to the item, where a backlog of the workspace has it. */
export class MentionProvider implements vscode.HoverProvider, vscode.DefinitionProvider, vscode.DocumentLinkProvider {
  private readonly parts: LanguageParts;
  private readonly keys = new WeakMap<BacklogFile['reading'], ReadonlyMap<string, string>>();

  constructor(parts: LanguageParts) {
    this.parts = parts;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const found = await this.at(document, position);
    const text = found && itemHover(found.file.reading, found.key, found.file.uri);
    return text && new vscode.Hover(text, found.range);
  }

  async provideDefinition(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.LocationLink[]> {
    const found = await this.at(document, position);
    if (found === undefined) return [];
    const { file, key, range } = found;
    const { uri, line } = await lineOfItem(file, key);
    return [{ originSelectionRange: range, targetUri: uri, targetRange: new vscode.Range(line, 0, line, 0) }];
  }

  async provideDocumentLinks(document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
    // In a backlog ids stand everywhere: a line under each would say nothing.
    if (document.lineCount > longestText || isOurs(this.parts, document.uri)) return [];
    const files = await this.parts.backlogs.all();
    const text = files.length === 0 ? '' : document.getText();
    if (text.length > longestText) return [];
    const mentions = mentionsIn(text, (id) => this.find(files, id) !== undefined);
    if (mentions.length === 0) return [];
    const positions = new Positions(text);
    return mentions.flatMap((mention) => {
      const found = this.find(files, mention.id);
      if (found === undefined) return [];
      const argument = JSON.stringify([{ uri: found.file.uri.toString(), item: found.key }]);
      const target = vscode.Uri.from({ scheme: 'command', path: 'headwater.revealItem', query: argument });
      const link = new vscode.DocumentLink(positions.rangeOf(mention), target);
      link.tooltip = vscode.l10n.t('Show {item} in the backlog', { item: mention.id });
      return link;
    });
  }

  private async at(document: vscode.TextDocument, position: vscode.Position): Promise<MentionedItem | undefined> {
    const { text: line } = document.lineAt(position.line);
    // Most places are no id: nothing is read for them.
    if (mentionAt(line, position.character, () => true) === undefined) return undefined;
    const files = await this.parts.backlogs.all();
    const mention = mentionAt(line, position.character, (id) => this.find(files, id) !== undefined);
    const found = mention && this.find(files, mention.id);
    if (mention === undefined || found === undefined || (await this.isNamed(document, position))) return undefined;
    const range = new vscode.Range(position.line, mention.start, position.line, mention.end);
    return { ...found, range };
  }

  /** In a backlog, a place where an id is more than a text is looked after already. */
  private async isNamed(document: vscode.TextDocument, position: vscode.Position): Promise<boolean> {
    if (!isOurs(this.parts, document.uri)) return false;
    const place = await backlogPlace(this.parts, document, position);
    return place !== undefined && subjectAt(place.file.reading, place.offset) !== undefined;
  }

  private find(files: readonly BacklogFile[], id: string): Omit<MentionedItem, 'range'> | undefined {
    for (const file of files) {
      const key = this.keysOf(file).get(id);
      if (key !== undefined) return { file, key };
    }
    return undefined;
  }

  private keysOf({ reading }: BacklogFile): ReadonlyMap<string, string> {
    const known = this.keys.get(reading);
    if (known !== undefined) return known;
    const keys = new Map<string, string>();
    for (const { id, key } of reading.backlog.items) if (id !== undefined && !keys.has(id)) keys.set(id, key);
    this.keys.set(reading, keys);
    return keys;
  }
}
