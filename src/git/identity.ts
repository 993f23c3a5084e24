import { runGit } from './run.ts';

export interface GitIdentity {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** What git's configuration, seen from a folder, says of the person: `user.name` and `user.email`. Empty without git. */
export async function gitIdentity(folder: string, signal?: AbortSignal): Promise<GitIdentity> {
  const answer = await runGit(folder, ['config', '--null', '--get-regexp', '^user\\.(name|email)$'], { signal });
  if (!answer.ok) return {};
  // `key\nvalue\0`, the more specific configuration last.
  const values = new Map(
    answer.value.split('\0').map((entry): [string, string] => {
      const at = entry.indexOf('\n');
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
  return { name: values.get('user.name'), email: values.get('user.email') };
}
