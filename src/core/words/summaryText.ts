import { cutText, withEllipsis } from './cutText.ts';
import { assertNever } from '../base/assertNever.ts';
import { countText, numberText } from './numberText.ts';
import type { TensorSummary, ValueSummary } from '../run/value.ts';

/** What density `short` shows of a text or list at most. */
const shortLength = 48;
const shownItems = 4;

/** One value in few words, without count, series or gate. */
export function summaryText(value: ValueSummary): string {
  switch (value.kind) {
    case 'number':
      return numberText(value.value);
    case 'tensor':
      return tensorText(value);
    case 'text':
      return quoted(value.text, value.length);
    case 'list':
      return listText(value.items, value.length);
    case 'module':
    case 'other':
      return visible(value.text);
    case 'absent':
      return `not shown: ${visible(value.text)}`;
    default:
      return assertNever(value);
  }
}

/** `[4, 6, 16] batch × time × hidden`. */
function tensorText(tensor: TensorSummary): string {
  const { shape, axes, isDisposed } = tensor;
  const [only] = tensor.head;
  if (shape.length === 0 && only !== undefined && !isDisposed) return numberText(only);
  const names = axes ? ` ${axes.join(' × ')}` : '';
  return `${shapeText(shape)}${names}${isDisposed ? ' disposed' : `${smallValues(tensor)}${troubleText(tensor)}`}`;
}

/** The shape without the names of its axes, then without blanks: `[4, 6, 16]`, `[4,6,16]`. */
export function shapeForms(tensor: TensorSummary): readonly string[] {
  const { shape, isDisposed } = tensor;
  if (shape.length === 0) return [];
  const state = isDisposed ? ' disposed' : troubleText(tensor);
  const unnamed = tensorText({ ...tensor, axes: null });
  return [unnamed, `${shapeText(shape)}${state}`, `${shapeText(shape).replaceAll(' ', '')}${state}`];
}

/** Fewer items of a list, then only how many there are. */
export function listForms({ items, length }: { readonly items: readonly ValueSummary[]; readonly length: number }): readonly string[] {
  const count = `${countText(length)} items`;
  return length < 2 ? [] : [listText(items, length, 2), count];
}

function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** `, 3 NaN, 1 ∞`, or nothing. */
function troubleText({ nanCount, infinityCount }: TensorSummary): string {
  const nan = nanCount > 0 ? `, ${countText(nanCount)} NaN` : '';
  return infinityCount > 0 ? `${nan}, ${countText(infinityCount)} ∞` : nan;
}

/** A few numbers are shown as they are. */
function smallValues({ shape, head }: TensorSummary): string {
  const size = shape.reduce((product, length) => product * length, 1);
  if (size === 0) return ' empty';
  return size <= shownItems && head.length === size ? ` ${head.map(numberText).join(' ')}` : '';
}

function listText(items: readonly ValueSummary[], length: number, most = shownItems): string {
  let text = '';
  let shown = 0;
  for (const item of items.slice(0, most)) {
    const next = `${text}${shown > 0 ? ', ' : ''}${cutText(itemText(item), 24)}`;
    if (next.length > shortLength && shown > 0) break;
    text = next;
    shown++;
  }
  return shown === length ? `[${text}]` : `[${text}${shown > 0 ? ', ' : ''}…] ${countText(length)} items`;
}

/** In a list, shapes have no names of axes: several share a line. */
function itemText(item: ValueSummary): string {
  return summaryText(item.kind === 'tensor' ? { ...item, axes: null } : item);
}

function quoted(text: string, length: number): string {
  const line = visible(text);
  const isCut = line.length > shortLength || length > text.length;
  return isCut ? `'${withEllipsis(line, shortLength)}' ${countText(length)} characters` : `'${line}'`;
}

/** Line breaks and other controls would break the painted line. */
function visible(text: string): string {
  return text.replaceAll(/\r\n|[\r\n\u2028\u2029]/gu, '↵').replaceAll(/\p{Cc}/gu, ' ');
}
