export type RemovalCode = 'removal.item' | 'removal.plan';

/** What is said of concerns that were taken out of the file by hand. */
export const removalPhrases: Readonly<Record<RemovalCode, string>> = {
  'removal.item': 'A concern about {item} ({day}) was taken out: “{text}”. Git has it: put it back, and answer it.',
  'removal.plan': 'A concern about the plan ({day}) was taken out: “{text}”. Git has it: put it back, and answer it.',
};
