import type * as real from 'vscode';
import { FilePermission, FileType } from './kinds.ts';

export class FileSystemError extends Error implements real.FileSystemError {
  readonly code: string;
  constructor(code = 'Unknown') {
    super(code);
    this.code = code;
  }
  static FileNotFound(): FileSystemError {
    return new FileSystemError('FileNotFound');
  }
  static FileExists(): FileSystemError {
    return new FileSystemError('FileExists');
  }
  static FileNotADirectory(): FileSystemError {
    return new FileSystemError('FileNotADirectory');
  }
  static FileIsADirectory(): FileSystemError {
    return new FileSystemError('FileIsADirectory');
  }
  static NoPermissions(): FileSystemError {
    return new FileSystemError('NoPermissions');
  }
  static Unavailable(): FileSystemError {
    return new FileSystemError('Unavailable');
  }
}

/** What a file system says of a file. */
export function fileStat(type: real.FileType, size = 0, isReadOnly = false): real.FileStat {
  return { type, size, ctime: 0, mtime: 0, ...(isReadOnly && { permissions: FilePermission.Readonly }) };
}

/** Files by path; a folder is there when it was made or something is in it. */
export class MemoryFiles implements real.FileSystem {
  readonly files = new Map<string, string>();
  readonly folders = new Set<string>();
  /** Folders whose file system does not answer. */
  readonly unavailable = new Set<string>();
  /** Whole calls that change something, by name and address. */
  readonly written: string[] = [];

  stat({ path }: real.Uri): Promise<real.FileStat> {
    const fault = this.faultOf(path);
    if (fault) return Promise.reject(fault);
    const text = this.files.get(path);
    if (text !== undefined) return Promise.resolve(fileStat(FileType.File, new TextEncoder().encode(text).byteLength));
    if (this.folders.has(path) || this.below(path).length > 0) return Promise.resolve(fileStat(FileType.Directory));
    return Promise.reject(FileSystemError.FileNotFound());
  }

  readDirectory({ path }: real.Uri): Promise<[string, real.FileType][]> {
    const fault = this.faultOf(path);
    if (fault) return Promise.reject(fault);
    const inside = [...this.below(path), ...this.folders].filter(name => name.startsWith(`${path}/`));
    const names = new Set(inside.map(name => name.slice(path.length + 1).split('/')[0] ?? ''));
    return Promise.resolve([...names].map(name => [name, this.files.has(`${path}/${name}`) ? FileType.File : FileType.Directory]));
  }

  readFile({ path }: real.Uri): Promise<Uint8Array> {
    const fault = this.faultOf(path);
    if (fault) return Promise.reject(fault);
    const text = this.files.get(path);
    return text === undefined ? Promise.reject(FileSystemError.FileNotFound()) : Promise.resolve(new TextEncoder().encode(text));
  }

  writeFile(uri: real.Uri, bytes: Uint8Array): Promise<void> {
    this.written.push(`writeFile ${uri.toString()}`);
    this.files.set(uri.path, new TextDecoder().decode(bytes));
    return Promise.resolve();
  }

  createDirectory(uri: real.Uri): Promise<void> {
    this.written.push(`createDirectory ${uri.toString()}`);
    this.folders.add(uri.path);
    return Promise.resolve();
  }

  async copy(source: real.Uri, target: real.Uri, options?: { overwrite?: boolean }): Promise<void> {
    this.written.push(`copy ${source.toString()}`);
    const isThere = await this.stat(target).then(
      () => true,
      () => false,
    );
    if (isThere && options?.overwrite !== true) throw FileSystemError.FileExists();
    const text = this.files.get(source.path);
    if (text !== undefined) this.files.set(target.path, text);
    else
      for (const path of this.below(source.path)) this.files.set(target.path + path.slice(source.path.length), this.files.get(path) ?? '');
  }

  async rename(source: real.Uri, target: real.Uri, options?: { overwrite?: boolean }): Promise<void> {
    await this.copy(source, target, options);
    await this.delete(source);
  }

  delete(uri: real.Uri): Promise<void> {
    this.written.push(`delete ${uri.toString()}`);
    for (const inside of [uri.path, ...this.below(uri.path)]) this.files.delete(inside);
    this.folders.delete(uri.path);
    return Promise.resolve();
  }

  isWritableFileSystem(): boolean {
    return true;
  }

  /** What keeps everything at that path from being looked at. */
  private faultOf(path: string): FileSystemError | undefined {
    const above = path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
    if (above.some(one => this.unavailable.has(one))) return FileSystemError.Unavailable();
    return above.slice(0, -1).some(one => this.files.has(one)) ? FileSystemError.FileNotADirectory() : undefined;
  }

  private below(path: string): string[] {
    return [...this.files.keys()].filter(file => file.startsWith(`${path}/`));
  }
}

export const memoryFiles = new MemoryFiles();
