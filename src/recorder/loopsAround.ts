import type { CompiledLab, ProbeSite } from '../core/compiledLab.ts';
import type { Position } from '../core/run.ts';
import { captured, itemAt } from './primordials.ts';
import type { Slot } from './slot.ts';

// As it was before any lab ran.
const Bytes = Uint8Array;

/** The loops around a place in compiled code, as their variables stand: `epoch = 2, batch = 3`. Empty where no variable counts. */
export function loopsAround(frames: readonly Position[], { files, sites }: CompiledLab, slots: readonly Slot[]): string {
  let text = '';
  const named = new Bytes(sites.length);
  // A stack begins with the innermost call, and sites with the outermost loop.
  for (let frame = frames.length - 1; frame >= 0; frame--) {
    const line = itemAt(frames, frame)?.line ?? 0;
    for (let index = 0; index < sites.length; index++) {
      const site = itemAt(sites, index);
      if (!site || named[index] === 1 || !isAround(site, line, files)) continue;
      const value = itemAt(slots, index)?.wholeNumber ?? null;
      if (value === null) continue;
      text += `${text === '' ? '' : ', '}${site.name} = ${captured.text(value)}`;
      named[index] = 1;
    }
  }
  return text;
}

function isAround(site: ProbeSite, line: number, files: CompiledLab['files']): boolean {
  const own = line - (itemAt(files, site.file)?.startLine ?? 1) + 1;
  return own >= site.nameLine && own <= (site.loopEnd ?? 0);
}
