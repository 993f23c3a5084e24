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

/** The codicon of a known item type; a plain circle for any other. */
export function typeIcon(type: string): string {
  return icons[type] ?? 'circle-outline';
}
