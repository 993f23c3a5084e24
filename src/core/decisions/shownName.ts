/** How people name a decision: `ADR-0004` where its id is a number, else the id itself. */
export function shownName({ id }: { readonly id: string }): string {
  const [, digits, rest = ''] = /^(\d{1,7})(\.\d+|[a-z])?$/.exec(id) ?? [];
  return digits === undefined ? id : `ADR-${digits.padStart(4, '0')}${rest}`;
}
