import type { Field, FieldValue } from './frontMatter.ts';
import type { ImportCode, Ledger } from './report.ts';

/** The front matter of one task. Each key is asked for once; `rest` gives those that nobody asked for. */
export class TaskFields {
  private readonly fields: ReadonlyMap<string, Field>;
  private readonly ledger: Ledger;
  private readonly asked = new Set<string>();

  constructor(fields: ReadonlyMap<string, Field>, ledger: Ledger) {
    this.fields = fields;
    this.ledger = ledger;
  }

  /** The text under a key, or undefined where it is missing or empty. */
  text(key: string): string | undefined {
    const field = this.ask(key);
    if (field === undefined) return undefined;
    const text = (typeof field.value === 'string' ? field.value : listIsEmpty(field.value) ? '' : field.raw).trim();
    return text === '' ? undefined : text;
  }

  /** The texts under a key; a lone text is a list with commas. Each text once. */
  texts(key: string): readonly string[] {
    const field = this.ask(key);
    if (field === undefined) return [];
    const { value, typed } = field;
    const list = isTexts(value) ? value : typed;
    const texts = typeof list === 'string' ? list.split(',') : list;
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
  }

  /**
   * Notes the lines of a key in the report.
   * @param part of the value: only the lines that have it, where some do
   */
  note(key: string, code: ImportCode, part = ''): void {
    const lines = this.fields.get(key)?.lines ?? [];
    const having = lines.filter(({ text }) => text.includes(part));
    this.ledger.note(code, having.length > 0 ? having : lines);
  }

  /** Keys that nobody asked for, in the file's order. */
  rest(): readonly Field[] {
    return [...this.fields.values()].filter(({ key }) => !this.asked.has(key));
  }

  private ask(key: string): Field | undefined {
    this.asked.add(key);
    return this.fields.get(key);
  }
}

/** Is there any text in the value? `[]` and an empty map hold none. */
export function holdsText(value: FieldValue): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (isList(value)) return value.some(holdsText);
  return value.size > 0;
}

/** Is the value a list? (`Array.isArray` does not narrow read-only arrays.) */
export function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function isTexts(value: FieldValue): value is readonly string[] {
  return isList(value) && value.every((entry) => typeof entry === 'string');
}

function listIsEmpty(value: FieldValue): boolean {
  return isList(value) && value.length === 0;
}
