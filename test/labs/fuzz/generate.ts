import { elementwise } from './elementwise.ts';
import { joining } from './joining.ts';
import { layers } from './layers.ts';
import { losses } from './losses.ts';
import { making, standing } from './making.ts';
import { packing } from './packing.ts';
import { pairs } from './pairs.ts';
import { printing } from './printing.ts';
import { Program } from './program.ts';
import { recurrent } from './recurrent.ts';
import { refusals } from './refusals.ts';
import { reducing } from './reducing.ts';
import { reshaping } from './reshaping.ts';
import { goBack, training } from './training.ts';

const MOST_OPERATIONS = 10;

const kinds = [
  making,
  making,
  elementwise,
  elementwise,
  pairs,
  pairs,
  reducing,
  reducing,
  reshaping,
  reshaping,
  joining,
  layers,
  recurrent,
  losses,
  training,
  printing,
  refusals,
] as const;

/** A program of 1 to 10 operations, the same for the same seed. */
export function generate(seed: number): Program {
  const program = new Program(seed);
  const { dice } = program;
  const count = dice.whole(1, MOST_OPERATIONS);
  dice.oneOf(making)(program);
  for (let i = 1; i < count; i++) dice.oneOf(dice.oneOf(kinds))(program);
  if (seed % 40 === 0) standing(program);
  if (seed % 5 === 0) dice.oneOf(packing)(program);
  goBack(program);
  return program;
}
