import { Fragment, type JSX } from 'preact';
import type { GraphEdge, GraphNode } from '../../src/protocol/decisionGraph.ts';
import { Icon } from '../shared/Icon.tsx';
import type { DecisionsProps } from './Decisions.tsx';
import { isWalkKey, walk } from './walk.ts';

/** CSS pixels of a decision, and what is left free around it. */
const size = { width: 220, height: 68 };
const step = { column: size.width + 70, row: size.height + 22 };
const margin = 16;

/** The decisions at their places, with lines for how they relate. One of them is in the order of Tab: arrows walk. */
export function Graph({ view, current, onCurrent, onWalk, onOpen }: DecisionsProps): JSX.Element {
  const { nodes, edges, words } = view;
  const width = 2 * margin + step.column * (1 + Math.max(...nodes.map(({ column }) => column)));
  const height = 2 * margin + step.row * (1 + Math.max(...nodes.map(({ row }) => row)));
  return (
    <div
      class="canvas"
      role="group"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (!isWalkKey(event.key) || current === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const next = walk(view, current, event.key);
        if (next !== undefined) onWalk(next);
      }}
    >
      <div class="sheet" style={{ width: `${width}px`, height: `${height}px` }}>
        <Lines edges={edges} nodes={nodes} current={current} width={width} height={height} />
        {nodes.map((node) => (
          <Node key={node.key} node={node} isCurrent={node.key === current} onCurrent={onCurrent} onOpen={onOpen} />
        ))}
      </div>
    </div>
  );
}

interface NodeProps extends Pick<DecisionsProps, 'onCurrent' | 'onOpen'> {
  readonly node: GraphNode;
  readonly isCurrent: boolean;
}

function Node({ node, isCurrent, onCurrent, onOpen }: NodeProps): JSX.Element {
  const { key, name, title, validity, word, icon, says, column, row } = node;
  return (
    <button
      type="button"
      class={`decision ${validity}`}
      data-decision={key}
      tabIndex={isCurrent ? 0 : -1}
      style={{ left: `${leftOf(column)}px`, top: `${topOf(row)}px` }}
      onFocus={() => {
        if (!isCurrent) onCurrent(key);
      }}
      onClick={() => {
        onOpen(key);
      }}
    >
      <span class="title">
        {name} {title}
      </span>
      <span class="word">
        <Icon name={icon} /> {word}
      </span>
      {says.map((sentence) => (
        <span key={sentence} class="hidden">
          , {sentence}
        </span>
      ))}
    </button>
  );
}

interface LinesProps {
  readonly edges: readonly GraphEdge[];
  readonly nodes: readonly GraphNode[];
  readonly current: string | undefined;
  readonly width: number;
  readonly height: number;
}

/** For the eye: what the lines say stands in the name of each decision. */
function Lines({ edges, nodes, current, width, height }: LinesProps): JSX.Element {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  return (
    <svg width={width} height={height} aria-hidden="true">
      {edges.map(({ from, to, kind }) => {
        const [start, end] = [byKey.get(from), byKey.get(to)];
        if (start === undefined || end === undefined) return null;
        const isNear = from === current || to === current;
        return (
          <Fragment key={`${from} ${to} ${kind}`}>
            <path class={`line ${kind}${isNear ? ' near' : ''}`} d={lineOf(start, end)} />
            <path class={`head${isNear ? ' near' : ''}`} d={headOf(end)} />
          </Fragment>
        );
      })}
    </svg>
  );
}

const leftOf = (column: number): number => margin + column * step.column;
const topOf = (row: number): number => margin + row * step.row;
const middleOf = (row: number): number => topOf(row) + size.height / 2;

/** From the left side of the one that acts to the right side of the other one. */
function lineOf(start: GraphNode, end: GraphNode): string {
  const [x, y] = [leftOf(start.column), middleOf(start.row)];
  const [otherX, otherY] = [leftOf(end.column) + size.width + 8, middleOf(end.row)];
  const bend = Math.max(30, Math.abs(x - otherX) / 2);
  return `M${x} ${y}C${x - bend} ${y} ${otherX + bend} ${otherY} ${otherX} ${otherY}`;
}

function headOf(end: GraphNode): string {
  const [x, y] = [leftOf(end.column) + size.width, middleOf(end.row)];
  return `M${x} ${y}l9 -5v10z`;
}
