/** Who did something and when: `at` is an ISO 8601 time as written in the file, `by` a key of `people`. */
export interface Act {
  readonly at?: string | undefined;
  readonly by?: string | undefined;
}

/** What an item means to somebody else, said before it is ranked. */
export interface Voice extends Act {
  readonly source?: string | undefined;
  readonly says?: string | undefined;
}

/** One condition under which the item is accepted. */
export interface Criterion {
  readonly text: string;
  readonly met: boolean;
}

export interface Question {
  readonly ask?: string | undefined;
  readonly of?: string | undefined;
  readonly at?: string | undefined;
  readonly answer?: string | undefined;
  readonly answered?: Act | undefined;
}

/** Bad news: raised, heard, looked into, answered. */
export interface Concern extends Act {
  readonly about?: string | undefined;
  readonly heard?: Act | undefined;
  readonly finding?: string | undefined;
  readonly risk?: string | undefined;
  readonly response?: string | undefined;
  readonly answered?: Act | undefined;
  readonly note?: string | undefined;
}

/** A stretch of waiting; the open one has no `until`. */
export interface Block {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly waitsFor?: string | undefined;
  readonly reason?: string | undefined;
}

/** One column entered. `over` and `because` are the stated reasons; `over: "true"` says that none was given. */
export interface HistoryEntry extends Act {
  readonly to?: string | undefined;
  readonly over?: string | undefined;
  readonly because?: string | undefined;
  /** What of the definition of done was missing. */
  readonly without?: readonly string[] | undefined;
  readonly approx?: boolean | undefined;
}

export interface Deployment {
  readonly at?: string | undefined;
  readonly version?: string | undefined;
  readonly url?: string | undefined;
}

export interface Release {
  readonly at?: string | undefined;
  readonly flag?: string | undefined;
  readonly rollout?: number | undefined;
}

export interface Usage {
  readonly metric?: string | undefined;
  readonly unit?: string | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly reading?: string | undefined;
  readonly met?: boolean | undefined;
  readonly at?: string | undefined;
}

/** What shows that something is deployed, released, used and without a major bug. */
export interface Evidence {
  readonly deployed?: readonly Deployment[] | undefined;
  readonly released?: readonly Release[] | undefined;
  readonly usage?: readonly Usage[] | undefined;
  readonly noMajorBug?: Act | undefined;
}

export interface Experiment {
  readonly hypothesis?: string | undefined;
  readonly measure?: string | undefined;
  readonly until?: string | undefined;
  readonly result?: string | undefined;
  readonly learned?: string | undefined;
}

export interface Thanks {
  readonly to?: string | undefined;
  readonly for?: string | undefined;
  readonly at?: string | undefined;
}

/** The size of an item's branch when it finished. */
export interface BatchRecord {
  readonly lines?: number | undefined;
  readonly files?: number | undefined;
  readonly days?: number | undefined;
  readonly accepted?: string | undefined;
}

/** An item's keys as the file has them (`format.md`), texts exactly as typed, absent lists as absent. */
export interface ItemFields {
  /** Its place in the order, where items stand in files of their own. */
  readonly rank?: string | undefined;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly severity?: string | undefined;
  readonly status?: string | undefined;
  readonly source?: string | undefined;
  readonly raisedBy?: string | undefined;
  readonly assignees?: readonly string[] | undefined;
  readonly why?: string | undefined;
  readonly voices?: readonly Voice[] | undefined;
  readonly estimate?: string | undefined;
  readonly due?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly parent?: string | undefined;
  readonly dependsOn?: readonly string[] | undefined;
  readonly links?: readonly string[] | undefined;
  readonly acceptance?: readonly Criterion[] | undefined;
  readonly questions?: readonly Question[] | undefined;
  readonly concerns?: readonly Concern[] | undefined;
  readonly blocked?: readonly Block[] | undefined;
  readonly decisions?: readonly string[] | undefined;
  readonly causedBy?: readonly string[] | undefined;
  readonly branch?: string | undefined;
  readonly batch?: BatchRecord | undefined;
  readonly experiment?: Experiment | undefined;
  readonly evidence?: Evidence | undefined;
  readonly thanks?: readonly Thanks[] | undefined;
  readonly notes?: string | undefined;
  readonly history?: readonly HistoryEntry[] | undefined;
}

/** One piece of work, as read. */
export interface Item {
  /** Names the item within one reading: its id, or `#3` for the third item when it has none or shares it. */
  readonly key: string;
  readonly id: string | undefined;
  /** Never empty: an item without a title is shown by its id or place. */
  readonly title: string;
  /** The id of the column that it is shown in; the first one when the file's status names none. */
  readonly column: string;
  readonly fields: ItemFields;
  /** Keys that the format does not know, as plain data, in the file's order. */
  readonly unknown: Readonly<Record<string, unknown>>;
  /** False when its text could not be read in full: it is shown, and never written to. */
  readonly intact: boolean;
}
