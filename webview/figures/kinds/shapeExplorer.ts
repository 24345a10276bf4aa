import type { FigureSpec, RangeControl, Values } from '../controls/figureSpec.ts';
import { label, rect, shape, type Picture, type Shape } from '../../ui/drawing/shape.ts';
import { placeInOut, stateShapes, type Sizes, type StatePlace } from './stateShapes.ts';

type Id =
  'module' | 'batch' | 'time' | 'features' | 'hidden' | 'layers' | 'directions' | 'batchFirst' | 'layer' | 'direction' | 'entry' | 'unit';

const count = (id: Id, name: string, initial: number, max: number, min = 1): RangeControl<Id> => ({
  kind: 'range',
  id,
  label: name,
  initial,
  min,
  max,
  step: 1,
});

export function sizesOf(values: Values<Id>): Sizes {
  const { module, batch, time, features, hidden, layers, directions, batchFirst } = values;
  return { isLSTM: module === 0, batch, time, features, hidden, layers, directions: directions + 1, isBatchFirst: batchFirst === 1 };
}

/** The number that is followed; what the sizes do not have becomes the last one they have. */
export function placeOfNumber(values: Values<Id>): StatePlace {
  const { layers, directions, batch, hidden } = sizesOf(values);
  return {
    layer: Math.min(values.layer, layers - 1),
    direction: Math.min(values.direction, directions - 1),
    entry: Math.min(values.entry, batch - 1),
    unit: Math.min(values.unit, hidden - 1),
  };
}

/**
 * What goes into `nn.LSTM` and `nn.GRU` and what comes out, and where one number of the state stands. Starts as the
 * shape lab.
 */
export const shapeExplorer: FigureSpec<Id> = {
  title: 'Shapes of what comes out',
  ofModel: 'shapes',
  groups: [
    {
      controls: [
        { kind: 'choice', id: 'module', label: 'Module', initial: 0, options: ['nn.LSTM', 'nn.GRU'] },
        { kind: 'choice', id: 'directions', label: 'Directions', initial: 0, options: ['one', 'two (bidirectional)'] },
        { kind: 'check', id: 'batchFirst', label: 'batchFirst', initial: 1 },
      ],
    },
    {
      label: 'Sizes',
      controls: [
        count('batch', 'batch', 4, 8),
        count('time', 'time', 6, 12),
        count('features', 'features', 8, 16),
        count('hidden', 'hidden', 16, 16),
        count('layers', 'layers', 1, 3),
      ],
    },
    {
      label: 'Follow one number of h (counted from 0)',
      controls: [
        count('layer', 'layer', 0, 2, 0),
        { kind: 'choice', id: 'direction', label: 'Direction', initial: 0, options: ['forwards', 'backwards'] },
        count('entry', 'batch entry', 0, 7, 0),
        count('unit', 'hidden unit', 3, 15, 0),
      ],
    },
  ],
  presets: [
    { label: 'Two layers', values: { layers: 2, layer: 1 } },
    { label: 'Two directions, backwards', values: { directions: 1, direction: 1 } },
  ],
  settled: values => ({ ...values, ...placeOfNumber(values) }),
  draw,
  words(values) {
    const sizes = sizesOf(values);
    const { x, out, h, c, parameters } = stateShapes(sizes);
    const states = c === null ? `h is ${tuple(h)}` : `h and c are both ${tuple(h)}`;
    return `x is ${tuple(x)}; out is ${tuple(out)}; ${states}: layers × directions first, whatever batchFirst says. ${parameters.toLocaleString('en-US')} numbers are learned. ${whereWords(values)}`;
  },
};

/** A shape or an index stays in one piece where a line breaks. */
const comma = ',\u00a0';

function tuple(sizes: readonly number[]): string {
  return `(${sizes.join(comma)})`;
}

function whereWords(values: Values<Id>): string {
  const place = placeOfNumber(values);
  const { directions } = sizesOf(values);
  const inOut = placeInOut(sizesOf(values), place);
  const name = `h[${[place.layer * directions + place.direction, place.entry, place.unit].join(comma)}]`;
  if (inOut === null) return `${name} is not in out: out holds the last layer only.`;
  const why = place.direction === 1 ? 'the backward walk ends at the first time step' : 'the last time step';
  return `${name} is the same number as out[${inOut.join(comma)}]: ${why}.`;
}

const cellGap = 1;

function draw(values: Values<Id>, width: number): Picture {
  const sizes = sizesOf(values);
  const { out, h, c } = stateShapes(sizes);
  const place = placeOfNumber(values);
  const inOut = placeInOut(sizes, place);
  const outColumns = sizes.hidden * sizes.directions;
  const cell = Math.max(4, Math.min(15, Math.floor((width - 12) / outColumns) - cellGap));
  const outLit = inOut ? { row: place.direction === 0 ? sizes.time - 1 : 0, column: place.direction * sizes.hidden + place.unit } : null;
  const stateLit = { row: place.layer * sizes.directions + place.direction, column: place.unit };
  const entry = String(place.entry);
  const blocks = [
    {
      title: `out ${tuple(out)}`,
      note: `batch entry ${entry}: time × (directions · hidden)`,
      rows: sizes.time,
      columns: outColumns,
      lit: outLit,
    },
    {
      title: `h ${tuple(h)}`,
      note: `batch entry ${entry}: (layers · directions) × hidden`,
      rows: h[0] ?? 0,
      columns: sizes.hidden,
      lit: stateLit,
    },
    ...(c ? [{ title: `c ${tuple(c)}`, note: 'as h; never in out', rows: c[0] ?? 0, columns: sizes.hidden, lit: null }] : []),
  ];
  const shapes: Shape[] = [];
  let top = 16;
  for (const { title, note, rows, columns, lit } of blocks) {
    shapes.push(label(0, top, title, { look: 'strong' }), label(0, top + 16, note, { look: 'small' }));
    shapes.push(grid(1, top + 25, rows, columns, cell, sizes.hidden, lit));
    top += 25 + rows * (cell + cellGap) + 30;
  }
  return { height: top - 18, shapes };
}

/** Squares, one a number; the second direction's are set apart; the followed one is filled. */
function grid(
  x: number,
  y: number,
  rows: number,
  columns: number,
  cell: number,
  hidden: number,
  lit: { readonly row: number; readonly column: number } | null,
): Shape {
  const cells: Shape[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const isLit = lit !== null && lit.row === row && lit.column === column;
      const look = isLit ? 'cell followed' : column >= hidden ? 'cell second' : 'cell';
      cells.push(rect(x + column * (cell + cellGap), y + row * (cell + cellGap), cell, cell, look));
    }
  }
  return shape('g', {}, ...cells);
}
