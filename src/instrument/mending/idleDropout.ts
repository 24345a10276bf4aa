import ts from 'typescript';
import type { Mend } from '../../core/run/mend.ts';
import { optionsOf, propertyOf, removeProperty } from './properties.ts';
import type { ReadText } from './readText.ts';
import { moduleOf } from './textModule.ts';

/** Of a module of one layer with dropout, which does nothing there: it is left out. What is computed stays the same. */
export function mendDropout(read: ReadText, at: number): Mend | null {
  const made = read.near(at, ts.isNewExpression, node => moduleOf(read, node)?.isCell === false);
  const module = made && moduleOf(read, made);
  const options = made && optionsOf(read, made);
  const property = options && propertyOf(options, 'dropout');
  if (!module || !property) return null;
  // Where the lab asks for the number, leaving it out would change what it does.
  if (read.all(ts.isPropertyAccessExpression).some(({ name }) => name.text === 'dropout')) return null;
  return { title: `Leave dropout out of nn.${module.kind}, which has one layer`, edits: [removeProperty(read, options, property)] };
}
