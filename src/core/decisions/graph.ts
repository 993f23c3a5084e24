import type { Decision } from './resolveLog.ts';

/** One relation of the graph, by paths; each pair of records and kind stands once, from the side that acts. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly partial: boolean;
}

/** The decisions and how they relate, as text for Graphviz. */
export function dotGraph(decisions: readonly Decision[]): string {
  const names = namesOf(decisions);
  const nodes = decisions.map((decision) => {
    const label = dotText(`${decision.id} ${decision.title}\n${decision.status}`);
    return `  ${names.get(decision.path) ?? ''} [label=${label}, ${shapes[decision.status]}];`;
  });
  const edges = edgesOf(decisions).map(
    ({ from, to, kind, partial }) =>
      `  ${names.get(from) ?? ''} -> ${names.get(to) ?? ''} [label=${dotText(labelOf(kind, partial))}];`,
  );
  return ['digraph decisions {', '  rankdir=LR;', '  node [shape=box];', ...nodes, ...edges, '}'].join('\n');
}

/** The same for Mermaid, which Markdown pages show. */
export function mermaidGraph(decisions: readonly Decision[]): string {
  const names = namesOf(decisions);
  const nodes = decisions.map(({ path, id, title, status }) => {
    return `  ${names.get(path) ?? ''}["${mermaidText(`${id} ${title}`)}<br>${status}"]`;
  });
  const edges = edgesOf(decisions).map(
    ({ from, to, kind, partial }) =>
      `  ${names.get(from) ?? ''} -->|${mermaidText(labelOf(kind, partial))}| ${names.get(to) ?? ''}`,
  );
  return ['flowchart LR', ...nodes, ...edges].join('\n');
}

/** Not by colour: a dashed frame is not in force yet, a dotted one no more. */
const shapes: Readonly<Record<Decision['status'], string>> = {
  draft: 'style=dashed',
  proposed: 'style=dashed',
  accepted: 'style=solid',
  rejected: 'style=dotted',
  deprecated: 'style=dotted',
  superseded: 'style=dotted',
  unknown: 'style=solid',
  none: 'style=solid',
};

function namesOf(decisions: readonly Decision[]): ReadonlyMap<string, string> {
  return new Map(decisions.map(({ path }, index) => [path, `d${index + 1}`]));
}

/** How the decisions relate. Kinds that are said from the other side are left to that side. */
export function edgesOf(decisions: readonly Decision[]): readonly Edge[] {
  const seen = new Set<string>();
  const edges: Edge[] = [];
  for (const { path: from, links } of decisions) {
    for (const { kind, path: to, partial } of links) {
      if (to === undefined || kind.endsWith('-by') || kind === 'mentions') continue;
      const [first = '', second = ''] = symmetric.includes(kind) ? [from, to].sort() : [from, to];
      const key = `${first}\n${second}\n${kind}`;
      if (seen.has(key)) continue;
      seen.add(key);
      edges.push({ from, to, kind, partial });
    }
  }
  return edges;
}

const symmetric = ['relates-to', 'conflicts-with'];

function labelOf(kind: string, partial: boolean): string {
  return partial ? `partly ${kind.replaceAll('-', ' ')}` : kind.replaceAll('-', ' ');
}

function dotText(text: string): string {
  return `"${oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** Everything that means something to Mermaid or HTML as a number. */
function mermaidText(text: string): string {
  return oneLine(text)
    .replaceAll('\n', ' ')
    .replace(/[^\p{L}\p{N} .,:-]/gu, (mark) => `#${mark.codePointAt(0) ?? 0};`);
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
