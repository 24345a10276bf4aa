import * as vscode from 'vscode';

/** False where there is neither a file nor a folder. @throws what else the file system says */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    // A file that has the name of a folder on the way: there is nothing below it.
    if (isNotFound(error) || (error instanceof vscode.FileSystemError && error.code === 'FileNotADirectory')) return false;
    throw error;
  }
}

/** The text of a file; null where there is no such file. @throws what else the file system says */
export async function storedText(uri: vscode.Uri): Promise<string | null> {
  const bytes = await orNull(vscode.workspace.fs.readFile(uri));
  return bytes && new TextDecoder().decode(bytes);
}

/** What is in a folder, by name; nothing where there is no such folder. @throws what else the file system says */
export async function namesIn(folder: vscode.Uri): Promise<string[]> {
  return ((await orNull(vscode.workspace.fs.readDirectory(folder))) ?? []).map(([name]) => name);
}

/** True for what the file system says of a file that is not there. */
export function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

/** Null where there is nothing at that address. */
async function orNull<T>(asked: Thenable<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
