import ts from 'typescript';
import type { Mend } from '../../core/run/mend.ts';
import { addProperty, propertyOf, removeProperty, valueOf } from './properties.ts';
import type { ReadText } from './readText.ts';
import { moduleOf, switchOf } from './textModule.ts';

/** Of the module that read its axes the wrong way round: `batchFirst: true` comes or goes. */
export function mendBatchFirst(read: ReadText, at: number): Mend | null {
  const made = read.near(at, ts.isNewExpression, node => moduleOf(read, node)?.isCell === false);
  const module = made && moduleOf(read, made);
  const options = module?.options;
  if (!module || !options) return null;
  const isFirst = switchOf(module, 'batchFirst');
  if (isFirst === null) return null;
  const name = `nn.${module.kind}`;
  const property = propertyOf(options, 'batchFirst');
  if (isFirst && property) return { title: `Leave batchFirst out of ${name}`, edits: [removeProperty(read, options, property)] };
  const title = `Give ${name} batchFirst: true`;
  const value = valueOf(options, 'batchFirst');
  if (value) return { title, edits: [{ start: read.startOf(value), end: value.end, text: 'true' }] };
  return { title, edits: [addProperty(read, options, 'batchFirst: true')] };
}
