import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { packageExtension } from '../../scripts/package.mjs';

/** The extension's package: the first file that asks for it makes it. They run one after the other. */
export async function sharedPackage(): Promise<string> {
  const folder = inject('packageFolder');
  const vsix = join(folder, 'gatescope.vsix');
  const isThere = await access(vsix).then(
    () => true,
    () => false,
  );
  if (isThere) return vsix;
  const output = join(folder, 'unfinished.vsix');
  await packageExtension({ output });
  await rename(output, vsix);
  return vsix;
}
