/** What the editor needs of the file's format. It brings the YAML parser, so it is loaded at the first use. */
export type FileFormat = typeof import('../../backlog/format.ts');

/** Loads the format once, when it is first needed. */
export class FileFormatLoader {
  private loading: Promise<FileFormat> | undefined;

  /** Whether the parser has been asked for. */
  get loaded(): boolean {
    return this.loading !== undefined;
  }

  load(): Promise<FileFormat> {
    this.loading ??= import('../../backlog/format.ts');
    return this.loading;
  }
}
