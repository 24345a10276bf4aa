import { versions } from '../../scripts/vscode/releases.mjs';
import { amount } from '../soak.ts';

/**
 * What a test runs in whose subject is the extension's alone: the newest release, and each in a soak. What hangs on the release itself
 * (pages coming up, views that move, walls, trust, a package) runs in each of `versions`, always.
 */
export const testedVersions = versions.slice(0, amount(1, versions.length));
