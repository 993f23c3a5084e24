import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * A file that VS Code knows too little of, as where somebody writes it while VS Code asks for its text and, at the
 * same time, for its age and size: until it is settled, the file says how old and large it was before.
 */
export class LateFile implements vscode.FileSystemProvider, vscode.Disposable {
  readonly uri = vscode.Uri.from({ scheme: 'late', path: `/${randomUUID()}.yaml` });
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly registration = vscode.workspace.registerFileSystemProvider(this.uri.scheme, this);
  private bytes: Uint8Array;
  private mtime = 1_000;
  private isSettled = false;

  constructor(text: string) {
    this.bytes = new TextEncoder().encode(text);
  }

  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }

  /** From now on it says how old and large it is. */
  settle(): void {
    this.isSettled = true;
  }

  /** Writes as somebody else would, unnoticed. */
  write(text: string): void {
    this.bytes = new TextEncoder().encode(text);
    this.mtime += 1_000;
  }

  /** Tells VS Code that it was written. */
  announce(): void {
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri: this.uri }]);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path !== this.uri.path) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { mtime, bytes, isSettled } = this;
    return isSettled
      ? { type: vscode.FileType.File, ctime: 0, mtime: mtime + 500, size: bytes.length }
      : { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length + 100 };
  }

  readFile(): Uint8Array {
    return this.bytes;
  }

  writeFile(_uri: vscode.Uri, content: Uint8Array): void {
    this.bytes = content;
    this.mtime += 1_000;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions(this.uri);
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions(this.uri);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions(this.uri);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
