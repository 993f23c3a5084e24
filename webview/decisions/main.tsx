/** Starts the graph of decisions: opens the line to the host, draws every situation, and keeps what should outlive a reload. */
import '../shared/theme.css';
import './decisions.css';
import { render } from 'preact';
import * as v from 'valibot';
import { type FromGraph, type GraphView, type ToGraph, toGraph } from '../../src/protocol/decisionGraph.ts';
import { connect } from '../shared/host.ts';
import { Decisions } from './Decisions.tsx';

const kept = v.object({ asText: v.boolean(), focus: v.optional(v.string()) });
type Kept = v.InferOutput<typeof kept>;

const root = document.getElementById('board');
if (root === null) throw new Error('No #board');
const page = root;

const host = connect<ToGraph, FromGraph>(toGraph, (message) => {
  if (message.type === 'graph') {
    view = message.view;
    draw();
  } else focus(message.key);
});
const before = v.safeParse(kept, host.kept());
let state: Kept = before.success ? before.output : { asText: false };
let view: GraphView | undefined;
host.post({ type: 'ready' });

function draw(): void {
  if (view === undefined) return;
  const { asText } = state;
  const current = view.nodes.some(({ key }) => key === state.focus) ? state.focus : view.nodes[0]?.key;
  render(
    <Decisions
      view={view}
      asText={asText}
      current={current}
      onMode={(next) => {
        change({ asText: next });
      }}
      onCurrent={(key) => {
        change({ focus: key });
      }}
      onWalk={focus}
      onOpen={(key) => {
        host.post({ type: 'open', key });
      }}
    />,
    page,
  );
}

function change(next: Partial<Kept>): void {
  state = { ...state, ...next };
  host.keep(state);
  draw();
}

/** Puts the focus on a decision and brings it into view. */
function focus(key: string): void {
  change({ focus: key });
  const node = document.querySelector(`[data-decision="${CSS.escape(key)}"]`);
  if (!(node instanceof HTMLElement)) return;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
