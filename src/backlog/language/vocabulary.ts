import { backlogJsonSchema } from '../schema/backlogShape.ts';
import type { JsonSchema } from '../schema/jsonSchema.ts';

/** What a value names, where it names something of the file or a word of the format. */
export type Meaning = 'column' | 'type' | 'source' | 'person' | 'item' | 'tag' | 'severity' | 'estimate' | 'link';

const act = String.raw`(?:\.(?:heard|answered|noMajorBug))?\.by`;

/** What the values below a path name. */
const meanings: readonly (readonly [Meaning, RegExp])[] = [
  ['column', /^items\.(?:status|history\.to)$/],
  ['item', /^items\.(?:parent|dependsOn|causedBy)$/],
  ['person', /^items\.(?:assignees|raisedBy|questions\.of|thanks\.to)$/],
  ['person', new RegExp(String.raw`^items\.(?:voices|questions|concerns|history|evidence)${act}$|^concerns${act}$`)],
  ['type', /^items\.type$|^board\.types\.[^.]+$/],
  ['source', /^items\.source$|^items\.voices\.source$|^board\.voices$/],
  ['tag', /^items\.tags$/],
  ['severity', /^items\.severity$/],
  ['estimate', /^items\.estimate$/],
  ['link', /^items\.links$|^items\.evidence\.deployed\.url$/],
];

/** What a value at a path names; undefined for texts, numbers and times. */
export function meaningOf(path: readonly string[]): Meaning | undefined {
  const joined = path.join('.');
  return meanings.find(([, expression]) => expression.test(joined))?.[0];
}

/** Words of the format that are no enumeration in it, since teams add their own. */
export const knownWords: Readonly<Record<string, readonly string[]>> = {
  source: ['customer', 'support', 'developer', 'infrastructure', 'product', 'leadership'],
  severity: ['major', 'minor'],
  estimate: ['30m', '2h', '4h', '1d', '2d', '3d', '1w'],
  'board.ready': ['why', 'acceptance', 'estimate', 'questions', 'dependencies'],
  'board.done.needs': ['deployed', 'released', 'usage', 'noMajorBug'],
  'items.history.without': ['deployed', 'released', 'usage', 'noMajorBug'],
};

/** What the format says of the value at a path. Every form that the value may have is one of `forms`. */
export interface Described {
  readonly description: string | undefined;
  readonly forms: readonly JsonSchema[];
}

let schema: JsonSchema | undefined;

/** The format's description of what stands at a path; undefined for keys that it does not know. */
export function describe(path: readonly string[]): Described | undefined {
  schema ??= backlogJsonSchema();
  let found: Described = { description: undefined, forms: [schema] };
  for (const key of path) {
    const next = childOf(found.forms, key);
    if (next === undefined) return undefined;
    found = { description: next.description, forms: formsOf(next) };
  }
  return found;
}

/** The keys that a map at a path may have, with their descriptions, in the format's order. */
export function keysAt(path: readonly string[]): ReadonlyMap<string, JsonSchema> {
  const forms = describe(path)?.forms ?? [];
  return new Map(forms.flatMap(({ properties = {} }) => Object.entries(properties)));
}

function childOf(forms: readonly JsonSchema[], key: string): JsonSchema | undefined {
  for (const { properties = {}, additionalProperties } of forms) {
    if (Object.hasOwn(properties, key)) return properties[key];
    if (typeof additionalProperties === 'object') return additionalProperties;
  }
  return undefined;
}

/** A schema's alternatives, the entries of its lists among them: a path does not count positions. */
function formsOf(of: JsonSchema): readonly JsonSchema[] {
  const inner = [...(of.anyOf ?? []), ...(of.items === undefined ? [] : [of.items])];
  return [of, ...inner.flatMap(formsOf)];
}
