// Trains the same model from several seeds and counts.
import { manualSeed, print } from 'gatescope';
import { accuracy, Classifier, median, open, train } from './classifier';
import type { Data, Kind } from './classifier';

/** A cell, and how far its keeping gate is pushed open. */
export interface Contender {
  kind: Kind;
  opened: number;
}

export interface SeedStudy {
  /** Draws one set of sequences of the given length. */
  task: (seqLen: number) => Data;
  features: number;
  lengths: number[];
  contenders: Contender[];
  seeds: number[];
  epochs: number;
  lr: number;
}

/** A run is solved when 95 of 100 sequences it has not seen are answered right after the last epoch. */
export function runSeeds({ task, features, lengths, contenders, seeds, epochs, lr }: SeedStudy): void {
  for (const seqLen of lengths) {
    for (const { kind, opened } of contenders) {
      const name = `T=${seqLen} model=${kind} opened=${opened}`;
      const firsts: number[] = [];
      let solved = 0;
      for (const seed of seeds) {
        manualSeed(seed);
        const data = task(seqLen);
        const heldOut = task(seqLen);
        const model = new Classifier(kind, features);
        if (opened !== 0) open(model, opened);
        const first = train(model, data, { epochs, lr });
        if (first > 0) firsts.push(first);
        const held = accuracy(model, heldOut);
        if (held >= 0.95) solved += 1;
        print(`${name} seed=${seed} first_at=${first} train=${accuracy(model, data).toFixed(3)} held_out=${held.toFixed(3)}`);
      }
      const typical = firsts.length > 0 ? median(firsts) : 'none';
      print(`${name} solved=${solved} of=${seeds.length} median_first=${typical}`);
    }
  }
}
