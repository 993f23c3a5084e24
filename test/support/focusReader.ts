import type { CDPSession, Page } from 'playwright-core';

type Tree = Awaited<ReturnType<typeof frameTree>>;
type Node = Awaited<ReturnType<typeof nodesOf>>[number];

/** States of a node that are worth a word: always where a node may have them, or only while it has them. */
const always = ['checked', 'expanded', 'selected'];
const whileHeld = ['required', 'invalid', 'disabled', 'busy', 'readonly'];

/** Reads what a screen reader is told of the element that has the focus, from Chromium's own accessibility tree. */
export class FocusReader {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<FocusReader> {
    return new FocusReader(await page.context().newCDPSession(page));
  }

  /** A line: role, name, then what else there is: value, description, states, the place in its set. */
  async read(): Promise<string> {
    // The innermost document comes last, and what has the focus there is what the person is at.
    for (const frame of framesOf(await frameTree(this.#session)).reverse()) {
      const focused = (await nodesOf(this.#session, frame)).find(hasFocus);
      if (focused !== undefined) return this.#line(focused);
    }
    return 'nothing';
  }

  async #line(node: Node): Promise<string> {
    const { role, name, value, description, backendDOMNodeId } = node;
    // The protocol hands on no place in a set: the element says it.
    const place = backendDOMNodeId === undefined ? '' : await this.#place(backendDOMNodeId);
    const words = [
      `${String(role?.value)} ${quoted(name?.value)}`,
      value === undefined ? '' : `holds ${quoted(value.value)}`,
      text(description?.value) === '' ? '' : `described as ${quoted(description?.value)}`,
      ...statesOf(node),
      place,
    ];
    return words.filter((word) => word !== '').join(', ');
  }

  async #place(backendNodeId: number): Promise<string> {
    const { node } = await this.#session.send('DOM.describeNode', { backendNodeId });
    const attribute = (name: string) => {
      const at = node.attributes?.findIndex((word, index) => index % 2 === 0 && word === name) ?? -1;
      return at < 0 ? undefined : node.attributes?.[at + 1];
    };
    const position = attribute('aria-posinset');
    return position === undefined ? '' : `${position} of ${attribute('aria-setsize') ?? '?'}`;
  }
}

async function frameTree(session: CDPSession) {
  return (await session.send('Page.getFrameTree')).frameTree;
}

async function nodesOf(session: CDPSession, frameId: string) {
  return (await session.send('Accessibility.getFullAXTree', { frameId })).nodes;
}

function framesOf({ frame, childFrames = [] }: Tree): string[] {
  return [frame.id, ...childFrames.flatMap(framesOf)];
}

/** A document with the focus says so too, beside the element in it. */
function hasFocus({ role, properties = [] }: Node): boolean {
  const isFrame = ['RootWebArea', 'Iframe'].includes(String(role?.value));
  return !isFrame && properties.some(({ name, value }) => name === 'focused' && value.value === true);
}

function statesOf({ properties = [] }: Node): string[] {
  return properties.flatMap(({ name, value }) => {
    const held = value.value === true || value.value === 'true';
    if (always.includes(name)) return [held ? name : `not ${name}`];
    return whileHeld.includes(name) && held ? [name] : [];
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim().replaceAll(/\s+/gu, ' ') : '';
}

function quoted(value: unknown): string {
  return `“${text(value)}”`;
}
