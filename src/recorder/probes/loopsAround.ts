import type { CompiledLab, ProbeSite } from '../../core/run/compiledLab.ts';
import type { Position } from '../../core/run/position.ts';
import { lineInLab, type LineInLab } from '../../core/source/placeInLab.ts';
import { captured, itemAt } from '../base/primordials.ts';
import type { Slot } from './slot.ts';

// As it was before any lab ran.
const Bytes = Uint8Array;

/**
 * The loops around a place in compiled code, as their variables stand: `epoch = 2, batch = 3`. Empty where no variable
 * counts.
 */
export function loopsAround(frames: readonly Position[], { files, sites }: CompiledLab, slots: readonly Slot[]): string {
  let text = '';
  const named = new Bytes(sites.length);
  // A stack begins with the innermost call, and sites with the outermost loop.
  for (let frame = frames.length - 1; frame >= 0; frame--) {
    const place = lineInLab(files, itemAt(frames, frame));
    if (!place) continue;
    for (let index = 0; index < sites.length; index++) {
      const site = itemAt(sites, index);
      if (!site || named[index] === 1 || !isAround(site, place)) continue;
      const value = itemAt(slots, index)?.wholeNumber ?? null;
      if (value === null) continue;
      text += `${text === '' ? '' : ', '}${site.name} = ${captured.text(value)}`;
      named[index] = 1;
    }
  }
  return text;
}

function isAround(site: ProbeSite, { file, line }: LineInLab): boolean {
  return site.file === file && line >= site.nameLine && line <= (site.loopEnd ?? 0);
}
