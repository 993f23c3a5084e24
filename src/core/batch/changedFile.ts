/** Lines by git's count: a changed line is one added and one deleted. */
export interface Lines {
  readonly added: number;
  readonly deleted: number;
}

/** What git's attributes say of a path. `undefined`: they say nothing. */
export interface PathAttributes {
  /** `linguist-generated` */
  readonly generated?: boolean | undefined;
  /** `linguist-vendored` */
  readonly vendored?: boolean | undefined;
  /** `linguist-documentation` */
  readonly documentation?: boolean | undefined;
  /** False for `-diff`: git compares no lines. */
  readonly diff?: boolean | undefined;
  /** False for `-text`, as `binary` sets it besides `-diff`. */
  readonly text?: boolean | undefined;
  /** Whether its content is kept by Git LFS, and git sees a pointer. */
  readonly lfs?: boolean | undefined;
}

/** `link`: a symbolic link. `module`: a submodule. */
export type FileType = 'file' | 'link' | 'module';

/** A file that differs between where the branch left its base and the working tree. */
export interface ChangedFile {
  /** From the top of the repository, with slashes. Of one that was deleted, where it was. */
  readonly path: string;
  /** What it was called before, if it was renamed. */
  readonly from?: string | undefined;
  readonly status: 'added' | 'deleted' | 'modified' | 'renamed' | 'type';
  /** What it is now; what it was, if it was deleted. */
  readonly type: FileType;
  /** Whether only its mode changed besides. */
  readonly modeChanged: boolean;
  /** All lines; undefined where git compares none: binary files, `-diff`. */
  readonly lines: Lines | undefined;
  /** Those that differ in more than white space. Never more than `lines`. */
  readonly real: Lines;
  /** Whether nothing but the ends of its lines changed. */
  readonly lineEndsOnly: boolean;
  readonly attributes: PathAttributes;
}
