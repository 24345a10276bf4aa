import { tensorText } from './tensorText.ts';
import { describeModule } from './describe.ts';
import { isTensor } from './isTensor.ts';

const MOST_ITEMS = 1000;
const DEEPEST = 6;

/** What `print(...values)` prints: each value as text, joined by spaces. */
export function formatValue(...values: readonly unknown[]): string {
  return values.map(value => (typeof value === 'string' ? value : inner(value, 0))).join(' ');
}

function inner(value: unknown, depth: number): string {
  if (isTensor(value)) return tensorText(value);
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (depth >= DEEPEST) return '…';
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const description = describeModule(value);
  if (description !== null) return description.text;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return listText([...(value as Iterable<unknown>)], depth);
  if (value instanceof Map) {
    return `{${[...value].map(([key, each]) => `${inner(key, depth + 1)} => ${inner(each, depth + 1)}`).join(', ')}}`;
  }
  if (value instanceof Set) return `{${[...value].map(each => inner(each, depth + 1)).join(', ')}}`;
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${inner(each, depth + 1)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function listText(values: readonly unknown[], depth: number): string {
  const shown = values.slice(0, MOST_ITEMS).map(each => inner(each, depth + 1));
  if (values.length > MOST_ITEMS) shown.push('…');
  return `[${shown.join(', ')}]`;
}
