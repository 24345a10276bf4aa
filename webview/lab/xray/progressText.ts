import { countText } from '../../../src/core/words/numberText.ts';

/** How much of something is done, and how long that took. */
interface Progress {
  readonly done: number;
  readonly all: number;
  readonly ms: number;
}

/** `12 of 20 units tried, about 3 s left …` */
export function progressText({ done, all, ms }: Progress, what: string): string {
  const left = Math.ceil(((ms / done) * (all - done)) / 1_000);
  return `${countText(done)} of ${countText(all)} ${what}${left > 1 ? `, about ${countText(left)} s left` : ''} …`;
}
