import type { JSX } from 'preact';

/** A codicon, for the eye only: whatever it means is said in words beside it or in the name of what holds it. */
export function Icon({ name }: { readonly name: string }): JSX.Element {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}
