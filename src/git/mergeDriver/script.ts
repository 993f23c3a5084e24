/** What the driver's files are called, in the folder `headwater` of the repository's common folder. */
export const driverFiles = { script: 'merge.sh', tool: 'cli.js', merge: 'cli/merge.js' } as const;

/** Exit codes of the script by which it says that it came to its end: nothing else ends with them by chance. */
const exits = { clean: 90, conflicts: 91 } as const;

/**
 * What git's configuration runs, by a shell, at the top of the working tree. It is the last line of defence: whatever
 * becomes of the script (deleted, cut off, killed), lines are merged as git does it by itself. With a driver that
 * only fails, git would keep *ours* without markers, and the next `git add` would lose the other side.
 */
export const driverCommand = [
  `sh "$(git rev-parse --git-common-dir)/headwater/${driverFiles.script}" %O %A %B %L %P %S %X %Y`,
  `case $? in ${exits.clean}) exit 0;; ${exits.conflicts}) exit 1;; esac`,
  'rm -f %A.headwater-*',
  'git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B',
  'test $? -eq 0',
].join('; ');

/** A text as one word of a shell's command. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The script. It holds no path of the extension, which changes with every update: the tool lies beside it.
 * @param runtime the program that runs the tool where no `node` is on the path: a Node.js, or VS Code's executable
 */
export function driverScript(runtime: string): string {
  return script.replace('RUNTIME', () => quoted(runtime));
}

const script = `#!/bin/sh
# Merges a backlog by item. Written by \`headwater merge install\`, taken back by \`headwater merge uninstall\`.
#
# git runs it at the top of the working tree, with the paths of three texts, the length of a conflict marker, the
# backlog's path and, from 2.44 on, the names of the three. OURS is replaced by a whole result in one step, or not at
# all: then its lines are merged as git does it by itself. Ends with ${exits.clean} (clean) or ${exits.conflicts} (conflicts); after anything else
# what runs it must not believe it.
base=$1 ours=$2 theirs=$3 size=$4 path=$5
baseName=$6 oursName=$7 theirsName=$8
runtime=RUNTIME
patience=\${HEADWATER_MERGE_PATIENCE:-60} # seconds
here=\${0%/*}
kept=$ours.headwater-ours # what the tool gets to see of it
result=$ours.headwater-result
trap 'rm -f "$ours.headwater-"*' EXIT
trap 'exit 1' HUP INT TERM

# An older git does not know these names, and hands its placeholders over as they are.
[ "$baseName" = %S ] && baseName=base
[ "$oursName" = %X ] && oursName=ours
[ "$theirsName" = %Y ] && theirsName=theirs

# Runs the tool, which writes the result when it has the whole of it. VS Code is a Node.js when it is told so.
run() {
  rm -f "$result"*
  NODE_OPTIONS= ELECTRON_RUN_AS_NODE=1 "$1" "$here/${driverFiles.tool}" merge --into="$result" --marker-size="$size" \\
    --path="$path" --base-name="$baseName" --ours-name="$oursName" --theirs-name="$theirsName" \\
    -- "$base" "$kept" "$theirs" </dev/null >/dev/null &
  tool=$!
  (
    trap 'kill "$nap"; exit' TERM
    sleep "$patience" &
    nap=$!
    wait "$nap"
    kill -9 "$tool"
  ) </dev/null >/dev/null 2>&1 &
  guard=$!
  wait "$tool" 2>/dev/null
  status=$?
  kill "$guard" 2>/dev/null
}

# Takes the result, if there is one to believe.
take() {
  [ -s "$result" ] || return
  case $status in
    0) mv -f "$result" "$ours" && exit ${exits.clean} ;;
    1) grep -q "^<\\{$size\\}" "$result" && mv -f "$result" "$ours" && exit ${exits.conflicts} ;;
  esac
}

if [ -f "$here/${driverFiles.tool}" ] && cp "$ours" "$kept"; then
  tried=
  for program in "$(command -v node)" "$runtime"; do
    [ -x "$program" ] && [ "$program" != "$tried" ] || continue
    run "$program"
    take
    # What was killed, or took too long, would be so again.
    [ "$status" -gt 128 ] && break
    tried=$program
  done
fi

echo 'Headwater could not merge by item. The lines are merged as git does it.' >&2
git merge-file -q --marker-size="$size" -L "$oursName" -L "$baseName" -L "$theirsName" "$ours" "$base" "$theirs"
[ $? -eq 0 ] && exit ${exits.clean}
exit ${exits.conflicts}
`;
