/** Starts the board: opens the line to the host, draws every situation, and keeps what should outlive a reload. */
import './board.css';
import './card.css';
import './form.css';
import './look.css';
import './resolve.css';
import './dialogs/dialogs.css';
import { render } from 'preact';
import { type ToBoard, type ToHost, toBoard } from '../../src/protocol/board.ts';
import { connect } from '../shared/host.ts';
import { Board } from './Board.tsx';
import { onPageKey } from './keys.ts';
import { keptOf, restored } from './kept.ts';
import { scrollBack, scrolled, watchFocus } from './page.ts';
import { BoardSession } from './session.ts';
import type { Situation } from './situation.ts';

/** Milliseconds that typing and scrolling may rest before they are kept. */
const keepAfter = 150;

const root = document.getElementById('board');
if (root === null) throw new Error('The page has no #board.');

const host = connect<ToBoard, ToHost>(toBoard, (message) => {
  session.hear(message);
});
const { situation, scroll } = restored(host.kept());
const session = new BoardSession(situation, host, draw);
let timer: number | undefined;
let scrolledBack = false;

draw(situation);
watchFocus(root, (card) => {
  session.tellFocus(card);
});
document.addEventListener('keydown', (event) => {
  onPageKey(event, session);
});
// Scrolling does not bubble: it is seen on its way down.
root.addEventListener('scroll', keepSoon, { capture: true, passive: true });
window.addEventListener('pagehide', () => {
  keep();
  host.close();
});
session.start();

function draw(next: Situation): void {
  if (root === null) return;
  render(<Board situation={next} session={session} />, root);
  if (next.view === undefined) return;
  if (!scrolledBack) scrollBack(scroll);
  scrolledBack = true;
  keepSoon();
}

function keepSoon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(keep, keepAfter);
}

function keep(): void {
  if (session.situation.view !== undefined) host.keep(keptOf(session.situation, scrolled()));
}
