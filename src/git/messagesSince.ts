import { type Result, succeed } from '../core/model/result.ts';
import { type GitFailure, runGit } from './run.ts';

/** The messages of the commits that `HEAD` has and a name for a commit (a tag, a branch, an id) has not; newest first. */
export async function messagesSince(
  folder: string,
  since: string,
  signal?: AbortSignal,
): Promise<Result<readonly string[], GitFailure>> {
  // A name with a caret or dots would mean something else to git; behind the marker none is taken for an option.
  const words = ['log', '--format=%B%x00', '--end-of-options', `${since}..HEAD`, '--'];
  const answer = await runGit(folder, words, { signal });
  if (!answer.ok) return answer;
  return succeed(
    answer.value
      .split('\0')
      .map((message) => message.trim())
      .filter((message) => message !== ''),
  );
}
