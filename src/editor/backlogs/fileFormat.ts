import type { applyEdits, planChange } from '../../backlog/change.ts';
import type { firstBacklog } from '../../backlog/firstBacklog.ts';
import type { readBacklog } from '../../backlog/read.ts';

/** What the editor needs of the file's format. It brings the YAML parser, so it is loaded at the first use. */
export interface FileFormat {
  readonly readBacklog: typeof readBacklog;
  readonly planChange: typeof planChange;
  readonly applyEdits: typeof applyEdits;
  readonly firstBacklog: typeof firstBacklog;
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
  const [reading, change, first] = await Promise.all([
    import('../../backlog/read.ts'),
    import('../../backlog/change.ts'),
    import('../../backlog/firstBacklog.ts'),
  ]);
  return {
    readBacklog: reading.readBacklog,
    planChange: change.planChange,
    applyEdits: change.applyEdits,
    firstBacklog: first.firstBacklog,
  };
}
