import * as vscode from 'vscode';
import { anywhere } from './anywhere.ts';
import { CompletionProvider } from './completion.ts';
import { HoverProvider } from './hover.ts';
import { LensProvider } from './lenses.ts';
import { LinkProvider } from './links.ts';
import { MentionProvider } from './mentions.ts';
import { NavigationProvider } from './navigation.ts';
import { OutlineProvider } from './outline.ts';
import { type LanguageParts, archiveUri } from './place.ts';
import { RenameProvider } from './rename.ts';

/** Characters after which something is offered without being asked for. */
const triggers = [' ', '[', ',', '-', '"'];

/** A backlog, and the path from there of the folder in which its items have files of their own. */
export interface LanguageFile {
  readonly uri: vscode.Uri;
  readonly folder: string | undefined;
}

/** Registers what the language does in these backlogs, their items' files and their archives, and what ids do everywhere. */
export function registerProviders(parts: LanguageParts, files: readonly LanguageFile[]): vscode.Disposable {
  const backlogs = files.flatMap(({ uri }) => [uri, archiveUri(uri)]).map(filterOf);
  const everyFile = [...backlogs, ...files.flatMap(itemFilter)];
  const { languages } = vscode;
  const [navigation, outline, lenses, mentions] = [
    new NavigationProvider(parts),
    new OutlineProvider(parts),
    new LensProvider(parts),
    new MentionProvider(parts),
  ];
  return vscode.Disposable.from(
    languages.registerCompletionItemProvider(everyFile, new CompletionProvider(parts), ...triggers),
    languages.registerHoverProvider(everyFile, new HoverProvider(parts)),
    languages.registerDefinitionProvider(everyFile, navigation),
    languages.registerReferenceProvider(everyFile, navigation),
    languages.registerDocumentHighlightProvider(everyFile, navigation),
    languages.registerRenameProvider(everyFile, new RenameProvider(parts)),
    languages.registerDocumentSymbolProvider(backlogs, outline, { label: 'Headwater' }),
    languages.registerFoldingRangeProvider(backlogs, outline),
    languages.registerCodeLensProvider(everyFile, lenses),
    languages.registerDocumentLinkProvider(backlogs, new LinkProvider(parts)),
    languages.registerHoverProvider(anywhere, mentions),
    languages.registerDefinitionProvider(anywhere, mentions),
    languages.registerDocumentLinkProvider(anywhere, mentions),
    lenses,
  );
}

/** The files of a backlog's items. */
function itemFilter({ uri, folder }: LanguageFile): readonly vscode.DocumentFilter[] {
  if (folder === undefined) return [];
  const base = vscode.Uri.joinPath(uri, '..', folder);
  return [{ language: 'yaml', scheme: uri.scheme, pattern: new vscode.RelativePattern(base, '*') }];
}

/** One file and no other. Its folder is a base, not a part of a glob, so that brackets in it are just brackets. */
function filterOf(uri: vscode.Uri): vscode.DocumentFilter {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[?*[\]{}]/gu, '[$&]');
  return {
    language: 'yaml',
    scheme: uri.scheme,
    pattern: new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
  };
}
