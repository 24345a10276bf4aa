import type { ProbeText } from '../../core/inlineMark.ts';
import type { Series, TensorSummary, ValueSummary } from '../../core/value.ts';
import { fromWire, type ProbeValue, type WireNumber } from '../../core/value.ts';
import { curveImage, dataAddress } from './curveImage.ts';

/** One probe, as the hover tells it. */
export interface HoverStory {
  readonly text: ProbeText;
  readonly value: ProbeValue;
  /** Line now (1-based). */
  readonly line: number;
  readonly isOld: boolean;
}

const curveSize = { width: 360, height: 90 };
/** Rows of the table of loop values: the first and the last of them. */
const tableRows = 16;
const headValues = 8;
/** Keeps the columns of a table apart. */
const gap = '&nbsp;&nbsp;';

/** Markdown: everything that is known of a value. `curveColor` must be readable on the hover's background. */
export function hoverText({ text, value, line, isOld }: HoverStory, curveColor: string): string {
  const seen = value.count === 1 ? 'seen once' : `seen ${grouped(value.count)} times`;
  const age = isOld ? ' · old: the line was edited since' : '';
  const series = text.series ?? value.series;
  return [
    `**${code(text.name)}** line ${String(line)} · ${seen}${age}`,
    code(text.short),
    ...(value.value.kind === 'tensor' ? tensorStory(value.value) : []),
    ...gateStory(value.value),
    ...(series ? seriesStory(series, text.name, curveColor) : []),
  ].join('\n\n');
}

function tensorStory(tensor: TensorSummary): string[] {
  const { shape, axes, stats, nanCount, infinityCount, head } = tensor;
  if (shape.length === 0) return [`A tensor of a single value · ${tensor.dtype}`];
  const sizes = shape.map((size, axis) => (axes?.[axis] === undefined ? String(size) : `${axes[axis]} ${String(size)}`));
  const count = shape.reduce((product, size) => product * size, 1);
  const story = [`Shape: ${code(`[${shape.join(', ')}]`)} ${axes ? sizes.join(' × ') : ''} · ${grouped(count)} values · ${tensor.dtype}`];
  if (tensor.isDisposed) story.push('Its memory has been given back: there are no values any more.');
  if (stats)
    story.push(
      table(
        ['min', 'max', 'mean', 'NaN', '∞'],
        [[stats.min, stats.max, stats.mean].map(number).concat(grouped(nanCount), grouped(infinityCount))],
      ),
    );
  if (head.length > 0) {
    const first = head.slice(0, headValues).map(item => number(fromWire(item)));
    story.push(`First values: ${code(first.join(', ') + (count > first.length ? ', …' : ''))}`);
  }
  return story;
}

function gateStory(value: ValueSummary): string[] {
  if (value.kind === 'number' && value.isGate) return ['A gate: 0 blocks everything, 1 lets everything pass.'];
  if (value.kind === 'tensor' && value.isGate) return ['Gates: each value is between 0 (blocks) and 1 (lets pass).'];
  return [];
}

function seriesStory(series: Series, name: string, color: string): string[] {
  const rows = series.values.map((value, index) => [grouped(series.steps[index] ?? index + 1), number(fromWire(value))]);
  const half = tableRows / 2;
  const shown = rows.length <= tableRows ? rows : [...rows.slice(0, half), ['…', '…'], ...rows.slice(-half)];
  return [
    `![${name.replace(/[^\w .]/g, '')} over its steps](${dataAddress(curveImage(series, curveSize, color))})`,
    table(['min', 'max', 'mean', 'NaN'], [[...[series.min, series.max, series.mean].map(wire), grouped(series.nanCount)]]),
    rows.length <= tableRows ? 'Every value, by its step:' : 'The first and the last values, by their steps:',
    table(['step', 'value'], shown),
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const spaced = (cells: readonly string[]): string => line(cells.map(cell => gap + cell));
  return [spaced(heads), line(heads.map(() => '---:')), ...rows.map(spaced)].join('\n');
}

/** Text of the lab as code, which Markdown leaves alone. */
function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim();
  return `\`${plain === '' ? ' ' : plain}\``;
}

function wire(value: WireNumber): string {
  return number(fromWire(value));
}

function number(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return String(value);
  return size >= 1e6 || (size > 0 && size < 1e-4) ? value.toExponential(3) : value.toFixed(4);
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
