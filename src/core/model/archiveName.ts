/** Where a backlog's archive is: beside it, `backlog.archive.yaml`. Takes a path or a name. */
export function archiveOf(path: string): string {
  const ending = /\.ya?ml$/i.exec(path)?.[0] ?? '';
  return `${path.slice(0, path.length - ending.length)}.archive${ending === '' ? '.yaml' : ending}`;
}

/** Whether a file's name is that of an archive: it is part of its backlog, never one of its own. */
export function isArchive(path: string): boolean {
  return /\.archive\.ya?ml$/i.test(path);
}
