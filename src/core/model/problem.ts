/** Offsets into the text, in UTF-16 units, end excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces `text.slice(start, end)`. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** `error`: the file is wrong. `warning`: something would be lost or is ambiguous. `hint`: advice. */
export type Severity = 'error' | 'warning' | 'hint';

/** Codes of everything that can be wrong with a backlog's text. `src/phrases` has a sentence for each. */
export type ProblemCode =
  | 'yaml.syntax'
  | 'yaml.duplicate-key'
  | 'file.not-a-map'
  | 'file.future-version'
  | 'file.conflict-markers'
  | 'file.several-documents'
  | 'file.too-large'
  | 'items.not-a-list'
  | 'items.folder'
  | 'items.outside'
  | 'items.crowded'
  | 'items.no-folder'
  | 'items.refused'
  | 'items.not-read'
  | 'item-file.too-large'
  | 'item-file.empty'
  | 'item-file.form'
  | 'item-file.several-documents'
  | 'item.not-a-map'
  | 'item.without-title'
  | 'item.without-id'
  | 'item.duplicate-id'
  | 'item.unknown-column'
  | 'item.unknown-parent'
  | 'item.unknown-dependency'
  | 'item.moved-by-hand'
  | 'item.done-without-evidence'
  | 'history.unknown-column'
  | 'column.duplicate-id'
  | 'field.wrong-type'
  | 'field.not-one-of'
  | 'field.unknown-key'
  | 'text.dropped'
  | 'text.unreadable'
  | 'text.control-character';

/** A way to mend a problem, by edits of the text that was read. `title` is a code for `src/phrases`. */
export interface Fix {
  readonly title: FixTitle;
  readonly values: PhraseValues;
  readonly edits: readonly TextEdit[];
}

export type FixTitle =
  | 'fix.give-id'
  | 'fix.give-id-and-follow'
  | 'fix.remove-copy'
  | 'fix.keep-value'
  | 'fix.quote'
  | 'fix.use-value'
  | 'fix.record-history';

/** What a sentence of `src/phrases` is filled with. */
export type PhraseValues = Readonly<Record<string, string | number>>;

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly range: Range;
  readonly values: PhraseValues;
  /** The key of the item that it stands on, if it stands on one. */
  readonly item?: string | undefined;
  readonly fixes: readonly Fix[];
}
