/** Codicons of the known types; a team's own type has the icon of the one that it counts as. */
const icons: Readonly<Record<string, string>> = {
  feature: 'star-empty',
  bug: 'bug',
  reliability: 'pulse',
  security: 'shield',
  infrastructure: 'server-environment',
  debt: 'wrench',
  experiment: 'beaker',
  docs: 'book',
};

/** Name of the codicon of a known item type; a plain circle for any other. */
export function iconOfType(type: string): string {
  return icons[type] ?? 'circle-outline';
}
