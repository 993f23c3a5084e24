// node reaper.mjs PROCESS_GROUP FOLDER: waits until the process that started it is gone, then ends the group and removes
// the folder. A script that is killed outright (by CI's time limit, say) can do neither itself.
import { rmSync } from 'node:fs';

const [group = '', folder = ''] = process.argv.slice(2);

// The other end of standard input is held by the starter alone, so it ends with it.
process.stdin.resume();
process.stdin.on('end', () => {
  try {
    process.kill(-Number(group), 'SIGKILL');
  } catch {
    // The starter was in time.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
