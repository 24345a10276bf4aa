// @ts-check
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of this repository, whatever the current folder is. */
export const repository = dirname(dirname(fileURLToPath(import.meta.url)));
