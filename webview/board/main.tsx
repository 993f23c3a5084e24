/** Starts the board: opens the line to the host, draws every situation, and keeps what should outlive a reload. */
import '../shared/theme.css';
import './board.css';
import './card.css';
import './form.css';
import './look.css';
import './resolve.css';
import './dialogs/dialogs.css';
import { render } from 'preact';
import { type ToBoard, toBoard } from '../../src/protocol/board.ts';
import type { ToPlatform } from '../../src/protocol/platform.ts';
import { connect } from '../shared/host.ts';
import { Board } from './Board.tsx';
import { onPageKey } from './keys.ts';
import { keptOf, restored } from './kept.ts';
import { watchFocus } from './page.ts';
import { Scrolling } from './scrolling.ts';
import { BoardSession } from './session.ts';
import { type Situation, isWhole } from './situation.ts';

/** Milliseconds after which it is looked again how far the page is scrolled. */
const lookAfter = 150;

const root = document.getElementById('board');
if (root === null) throw new Error('No #board');

const host = connect<ToBoard, ToPlatform>(toBoard, (message) => {
  session.hear(message);
});
const { situation, scroll } = restored(host.kept());
const scrolling = new Scrolling(scroll);
let place = scroll;
const session = new BoardSession(situation, host, draw);
let timer: number | undefined;

draw(situation);
watchFocus(root, (card) => {
  session.tellFocus(card);
});
document.addEventListener('keydown', (event) => {
  onPageKey(event, session);
});
// Scrolling does not bubble: it is seen on its way down.
root.addEventListener('scroll', lookSoon, { capture: true, passive: true });
window.addEventListener('pagehide', () => {
  look();
  host.close();
});
session.start();

function draw(next: Situation): void {
  if (root === null) return;
  render(<Board situation={next} session={session} />, root);
  if (!isWhole(next)) return;
  scrolling.back(next.shown);
  keep(next);
  lookSoon();
}

/** At once: a hidden page gets no time to do so, and the last letter that was typed would be lost. */
function keep(next: Situation): void {
  host.keep(keptOf(next, place));
}

/** How far it is scrolled is a question of layout, which is not asked at every key. */
function lookSoon(): void {
  timer ??= window.setTimeout(look, lookAfter);
}

function look(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!isWhole(session.situation)) return;
  place = scrolling.now();
  keep(session.situation);
}
