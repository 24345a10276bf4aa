import { gateMeaningOf } from '../../core/words/inline/gateText.ts';
import { followingSteps, halfLifeText, tensorHalfLifeText, unitsText } from '../../core/words/inline/halfLifeText.ts';
import { columnText, countText } from '../../core/words/numberText.ts';
import type { InlineMark } from '../../core/words/inline/inlineMark.ts';
import { parameterCount, parameterText } from '../../core/words/inline/parameterCount.ts';
import {
  fromWire,
  type ModuleGate,
  type ModuleSummary,
  type ProbeValue,
  type Series,
  type TensorSummary,
  type WireNumber,
} from '../../core/run/value.ts';
import {
  asCode,
  asMarkdown,
  marked,
  markdownPicture,
  markdownTable,
  paragraphs,
  type ShownMarkdown,
} from '../../core/words/shownMarkdown.ts';
import { curveImage } from './curveImage.ts';

/** One probe, as the hover tells it. */
export interface HoverStory {
  readonly text: InlineMark['parts'][number];
  readonly value: ProbeValue;
  /** Line now (1-based). */
  readonly line: number;
  readonly isOld: boolean;
  /** Old because the window was opened again since. */
  readonly isKept: boolean;
}

const curveSize = { width: 360, height: 90 };
/** A table of loop values that is longer is set in columns. */
const mostRows = 16;
const columns = 4;
const headValues = 8;

/** Markdown: everything that is known of a value. `curveColor` must be readable on the hover's background. */
export function hoverText({ text, value, line, isOld, isKept }: HoverStory, curveColor: string): ShownMarkdown {
  const seen = value.count === 1 ? marked`seen once` : marked`seen ${count(value.count)} times`;
  const since = isKept ? marked` · old: from before the window was opened again` : marked` · old: from before your edit`;
  const age = isOld ? since : marked``;
  const series = text.series ?? value.series;
  return paragraphs([
    marked`**${asCode(text.name)}** line ${line} · ${seen}${age}`,
    asCode(text.short),
    ...(text.change ? [marked`Changed: ${asCode(text.change.words)}`] : []),
    ...(value.value.kind === 'tensor' ? tensorStory(value.value) : []),
    ...gateStory(text.name, value),
    ...(value.value.kind === 'module' ? [countStory(value.value), ...missingStory(value.value)] : []),
    ...(series ? seriesStory(series, text.name, value.count, curveColor) : []),
  ]);
}

function tensorStory(tensor: TensorSummary): ShownMarkdown[] {
  const { shape, axes, stats, nanCount, infinityCount, head } = tensor;
  if (shape.length === 0) return [marked`A tensor of a single value · ${asCode(tensor.dtype)}`];
  const sizes = shape.map((size, axis) => asCode(axes?.[axis] === undefined ? String(size) : `${axes[axis]} ${String(size)}`));
  const named = sizes.reduce((before, size) => marked`${before} × ${size}`);
  const size = shape.reduce((product, length) => product * length, 1);
  const story = [
    marked`Shape: ${asCode(`[${shape.join(', ')}]`)} ${axes ? named : marked``} · ${count(size)} values · ${asCode(tensor.dtype)}`,
  ];
  if (tensor.isDisposed) story.push(marked`Its memory has been given back: there are no values any more.`);
  if (stats)
    story.push(
      table(
        ['min', 'max', 'mean', 'NaN', '∞'],
        [[...[stats.min, stats.max, stats.mean].map(asNumber), count(nanCount), count(infinityCount)]],
      ),
    );
  if (head.length > 0) {
    const first = head.slice(0, headValues).map(columnText);
    story.push(marked`First values: ${asCode(first.join(', ') + (size > first.length ? ', …' : ''))}`);
  }
  return story;
}

function gateStory(name: string, { value }: ProbeValue): ShownMarkdown[] {
  const meaning = gateMeaningOf(name, value);
  if (value.kind === 'number' && value.isGate)
    return [marked`A gate: 0 blocks everything, 1 lets everything pass.`, ...sentences([halfLifeText(meaning, fromWire(value.value))])];
  if (value.kind === 'module' && value.gates) return moduleGates(value.gates);
  if (value.kind === 'tensor' && value.isGate) {
    const half = tensorHalfLifeText(meaning, value);
    return [
      marked`Gates: each value is between 0 (blocks) and 1 (lets pass).`,
      ...sentences([half === null || value.shape.length === 0 ? half : `On average ${half}`]),
    ];
  }
  return [];
}

function sentences(texts: readonly (string | null)[]): ShownMarkdown[] {
  return texts.flatMap(text => (text === null ? [] : [asMarkdown(`${text}.`)]));
}

/** How many parameters a module has, and of a recurrent one, how the number comes about. */
function countStory(module: ModuleSummary): ShownMarkdown {
  const count = parameterCount(module);
  const two =
    count?.withOneBias == null
      ? marked``
      : marked` Each block has two biases, as in PyTorch; with one, as in most books, it would be ${asCode(countText(count.withOneBias))}.`;
  return marked`${asCode(parameterText(module))}.${two}`;
}

/** What of a module is not shown, and why. */
function missingStory({ weightsAbsent, gatesAbsent }: ModuleSummary): ShownMarkdown[] {
  return [
    ...(gatesAbsent === undefined ? [] : [marked`Its gates are not shown: ${asCode(gatesAbsent)}`]),
    ...(weightsAbsent === undefined ? [] : [marked`Its weights are not kept: ${asCode(weightsAbsent)}`]),
  ];
}

function moduleGates(gates: readonly ModuleGate[]): ShownMarkdown[] {
  const rows = gates.map(({ name, mean, min, max, overTime }) => [
    asCode(name),
    ...[mean, min, max, overTime[0] ?? mean, overTime.at(-1) ?? mean].map(asNumber),
  ]);
  return [
    marked`Its gates in its last forward pass, from 0 (blocks) to 1 (lets pass):`,
    table(['gate', 'mean', 'min', 'max', 'first step', 'last step'], rows),
    marked`Why is one as it is? ${asCode('Gatescope: Why Is This Value?')} on this line opens one unit and step of it.`,
    ...gates.flatMap(({ name, meaning, mean, steps, ofUnits }) => {
      const half = halfLifeText(meaning, mean, followingSteps(steps));
      const units = unitsText(meaning, ofUnits);
      return sentences([half === null ? null : `${name}: on average ${half}${units === null ? '' : `; ${units}`}`]);
    }),
  ];
}

function seriesStory(series: Series, name: string, seen: number, color: string): ShownMarkdown[] {
  const values = series.values.map((value, index) => [count(series.steps[index] ?? index + 1), asNumber(value)] as const);
  const told =
    values.length === seen
      ? marked`Every value, by its step:`
      : marked`${count(values.length)} of the ${count(seen)} values, evenly chosen, by their steps:`;
  return [
    markdownPicture(`${name} over its steps`, curveImage(series, curveSize, color)),
    table(['min', 'max', 'mean', 'NaN'], [[...[series.min, series.max, series.mean].map(asNumber), count(series.nanCount)]]),
    told,
    valueTable(values),
  ];
}

/** Read down, column after column. */
function valueTable(values: readonly (readonly [step: ShownMarkdown, value: ShownMarkdown])[]): ShownMarkdown {
  const across = values.length > mostRows ? columns : 1;
  const height = Math.ceil(values.length / across);
  const none = [marked``, marked``];
  const cells = (row: number, column: number): readonly ShownMarkdown[] => values[column * height + row] ?? none;
  const wide = Array.from({ length: across }, (_, column) => column);
  return table(
    wide.flatMap(() => ['step', 'value']),
    Array.from({ length: height }, (_, row) => wide.flatMap(column => cells(row, column))),
  );
}

function table(heads: readonly string[], rows: readonly (readonly ShownMarkdown[])[]): ShownMarkdown {
  return markdownTable(heads.map(asMarkdown), rows);
}

function count(value: number): ShownMarkdown {
  return asMarkdown(countText(value));
}

function asNumber(value: WireNumber): ShownMarkdown {
  return asMarkdown(columnText(value));
}
