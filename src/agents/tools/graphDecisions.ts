import { dotGraph, mermaidGraph } from '../../core/decisions/graph.ts';
import { openDecisions } from '../decisions/openDecisions.ts';
import { ToolFailure } from '../failure.ts';
import type { Setting } from '../workplace.ts';

/** The graph of all decisions. @throws ToolFailure for a format that it does not know */
export async function graphDecisions(setting: Setting, format: string): Promise<{ version: 1; graph: string }> {
  if (format !== 'dot' && format !== 'mermaid') {
    throw new ToolFailure(`“${format}” is no format of the graph. There are dot and mermaid.`);
  }
  const { decisions } = await openDecisions(setting);
  return { version: 1, graph: format === 'dot' ? dotGraph(decisions) : mermaidGraph(decisions) };
}
