/** Every command of the extension. A test holds this list against the manifest. */
export const commandIds = [
  'headwater.createBacklog',
  'headwater.openBoard',
  'headwater.openText',
  'headwater.addItem',
  'headwater.captureItem',
  'headwater.moveItem',
  'headwater.pullNext',
  'headwater.startWork',
  'headwater.openItem',
  'headwater.revealItem',
  'headwater.copyItemId',
  'headwater.archiveFinished',
  'headwater.restoreItem',
  'headwater.installMergeDriver',
  'headwater.uninstallMergeDriver',
  'headwater.resolveConflicts',
  'headwater.moveCardLeft',
  'headwater.moveCardRight',
  'headwater.moveCardUp',
  'headwater.moveCardDown',
  'headwater.moveCardTop',
  'headwater.moveCardBottom',
  'headwater.editColumns',
  'headwater.showKeys',
] as const;

export type CommandId = (typeof commandIds)[number];
