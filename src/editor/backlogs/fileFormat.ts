import type { planArchive, planRestore, readArchive } from '../../backlog/archive.ts';
import type { applyEdits, planChange } from '../../backlog/change.ts';
import type { firstBacklog } from '../../backlog/firstBacklog.ts';
import type { readBacklog } from '../../backlog/read.ts';
import type { readInSteps } from '../../backlog/readInSteps.ts';

/** What the editor needs of the file's format. It brings the YAML parser, so it is loaded at the first use. */
export interface FileFormat {
  readonly readBacklog: typeof readBacklog;
  readonly readInSteps: typeof readInSteps;
  readonly planChange: typeof planChange;
  readonly applyEdits: typeof applyEdits;
  readonly firstBacklog: typeof firstBacklog;
  readonly readArchive: typeof readArchive;
  readonly planArchive: typeof planArchive;
  readonly planRestore: typeof planRestore;
}

/** Loads the format once, when it is first needed. */
export class FileFormatLoader {
  private loading: Promise<FileFormat> | undefined;

  /** Whether the parser has been asked for. */
  get loaded(): boolean {
    return this.loading !== undefined;
  }

  load(): Promise<FileFormat> {
    this.loading ??= loadFormat();
    return this.loading;
  }
}

async function loadFormat(): Promise<FileFormat> {
  const [reading, steps, change, first, archive] = await Promise.all([
    import('../../backlog/read.ts'),
    import('../../backlog/readInSteps.ts'),
    import('../../backlog/change.ts'),
    import('../../backlog/firstBacklog.ts'),
    import('../../backlog/archive.ts'),
  ]);
  return {
    readBacklog: reading.readBacklog,
    readInSteps: steps.readInSteps,
    planChange: change.planChange,
    applyEdits: change.applyEdits,
    firstBacklog: first.firstBacklog,
    readArchive: archive.readArchive,
    planArchive: archive.planArchive,
    planRestore: archive.planRestore,
  };
}
