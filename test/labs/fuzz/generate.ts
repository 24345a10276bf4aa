import { elementwise } from './elementwise.ts';
import { making } from './making.ts';
import { goBack, modules } from './modules.ts';
import { Program } from './program.ts';
import { reducing, reshaping } from './reshaping.ts';

const MOST_OPERATIONS = 10;

/** A program of 1 to 10 operations, the same for the same seed. */
export function generate(seed: number): Program {
  const program = new Program(seed);
  const { dice } = program;
  const count = dice.whole(1, MOST_OPERATIONS);
  dice.oneOf(making)(program);
  for (let i = 1; i < count; i++)
    dice.oneOf(dice.oneOf([making, elementwise, elementwise, reducing, reshaping, reshaping, modules]))(program);
  goBack(program);
  return program;
}
