import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { Launcher } from 'chrome-launcher';

/** Where Edge stands, which is on most machines that have no Chrome. */
const edges: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['ProgramFiles(x86)', 'ProgramFiles'].flatMap(name => {
    const folder = process.env[name];
    return folder === undefined ? [] : [join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')];
  }),
  darwin: ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  linux: ['/usr/bin/microsoft-edge', '/usr/bin/microsoft-edge-stable', '/usr/bin/chromium-headless-shell'],
};

/**
 * The path of a Chromium, Chrome or Edge: `chosen`, else what `CHROMIUM` names, else the first of this machine. Else
 * one sentence.
 */
export function findBrowser(chosen: string | null): { readonly path: string } | { readonly problem: string } {
  const named = chosen ?? process.env['CHROMIUM'] ?? null;
  if (named !== null) return isExecutable(named) ? { path: named } : { problem: `There is no browser '${named}'. Check its path.` };
  const path = installed() ?? (edges[process.platform] ?? []).find(isExecutable);
  if (path !== undefined) return { path };
  return { problem: 'No Chromium, Chrome or Edge was found, in which attempts run shut off. Install one, or name it: --browser PATH.' };
}

function installed(): string | undefined {
  try {
    return Launcher.getFirstInstallation();
  } catch {
    // Where there is none, the package throws on some systems and finds nothing on others.
    return undefined;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
