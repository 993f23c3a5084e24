/** The commands whose bundle holds nothing of the others. */
export const changeNames = ['add', 'move', 'set', 'next'] as const;
export type ChangeName = (typeof changeNames)[number];

/** Whether a command is one of them. */
export function isChangeName(name: string | undefined): name is ChangeName {
  return changeNames.some((known) => known === name);
}
