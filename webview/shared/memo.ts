import { Component, type ComponentChildren, type FunctionComponent, h } from 'preact';

/**
 * Renders `Inner` again only when one of its props is another value. Preact has this in its React compatibility layer
 * only, which would cost more than these lines.
 */
export function memo<Props extends object>(Inner: FunctionComponent<Props>): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    static override displayName = `Memo(${Inner.displayName ?? Inner.name})`;

    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return differs(this.props, next);
    }

    override render(): ComponentChildren {
      return h(Inner, this.props);
    }
  }
  // Preact takes a class wherever it takes a function; its types keep the two apart.
  return Memo as unknown as FunctionComponent<Props>;
}

function differs(one: object, other: object): boolean {
  const [mine, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return mine.size !== theirs.size || [...mine].some(([name, value]) => !Object.is(value, theirs.get(name)));
}
