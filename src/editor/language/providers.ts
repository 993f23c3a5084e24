import * as vscode from 'vscode';
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

/** Where ids are mentioned: files of any kind, drafts, and commit messages. */
const anywhere: vscode.DocumentSelector = [
  ...['file', 'vscode-vfs', 'untitled'].map((scheme) => ({ scheme })),
  { language: 'scminput' },
  { language: 'git-commit' },
];

/** Registers what the language does in these backlogs and in their archives, and what ids do everywhere. */
export function registerProviders(parts: LanguageParts, uris: readonly vscode.Uri[]): vscode.Disposable {
  const backlogs = uris.flatMap((uri) => [uri, archiveUri(uri)]).map(filterOf);
  const { languages } = vscode;
  const [navigation, outline, lenses, mentions] = [
    new NavigationProvider(parts),
    new OutlineProvider(parts),
    new LensProvider(parts),
    new MentionProvider(parts),
  ];
  return vscode.Disposable.from(
    languages.registerCompletionItemProvider(backlogs, new CompletionProvider(parts), ...triggers),
    languages.registerHoverProvider(backlogs, new HoverProvider(parts)),
    languages.registerDefinitionProvider(backlogs, navigation),
    languages.registerReferenceProvider(backlogs, navigation),
    languages.registerDocumentHighlightProvider(backlogs, navigation),
    languages.registerRenameProvider(backlogs, new RenameProvider(parts)),
    languages.registerDocumentSymbolProvider(backlogs, outline, { label: 'Headwater' }),
    languages.registerFoldingRangeProvider(backlogs, outline),
    languages.registerCodeLensProvider(backlogs, lenses),
    languages.registerDocumentLinkProvider(backlogs, new LinkProvider(parts)),
    languages.registerHoverProvider(anywhere, mentions),
    languages.registerDefinitionProvider(anywhere, mentions),
    languages.registerDocumentLinkProvider(anywhere, mentions),
    lenses,
  );
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
