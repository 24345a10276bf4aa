import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../scripts/repository.mjs';

/** One difference from PyTorch that is meant, with a line that shows it. The page on the library and the fuzz know these, and no other. */
export interface Difference {
  readonly id: string;
  readonly what: string;
  readonly here: string;
  readonly pytorch: string;
  readonly lab: string;
  readonly twin: string;
  readonly prints: string;
  readonly twinPrints: string;
  /** How far a value may be off, next to the largest of its tensor. */
  readonly near?: number;
  /** Operations whose name may be missing. */
  readonly leftOut?: readonly string[];
}

export const differences = JSON.parse(readFileSync(join(repository, 'test/fixtures/differences.json'), 'utf8')) as readonly Difference[];

/** The difference of this name, which a test allows. */
export function difference(id: string): Difference {
  const found = differences.find(each => each.id === id);
  if (found === undefined) throw new Error(`There is no difference ${id} in differences.json.`);
  return found;
}
