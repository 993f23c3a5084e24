import * as v from 'valibot';
import * as vscode from 'vscode';

const template = v.object({
  why: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
  acceptance: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(10_000))), v.maxLength(100))),
});

/** What new items of a type begin with, by the type. */
export type Templates = ReadonlyMap<string, v.InferOutput<typeof template>>;

/** The templates that the settings have for a backlog. One that is none is left out, and so is one that says nothing. */
export function templatesOf(uri: vscode.Uri): Templates {
  const said: unknown = vscode.workspace.getConfiguration('headwater', uri).get('templates');
  const templates: [string, v.InferOutput<typeof template>][] = [];
  for (const [type, one] of Object.entries(typeof said === 'object' && said !== null ? said : {})) {
    const { success, output } = v.safeParse(template, one);
    if (success && (output.why !== undefined || output.acceptance !== undefined)) templates.push([type, output]);
  }
  return new Map(templates);
}
