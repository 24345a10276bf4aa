import type { ModelTab } from '../../../src/core/channels/labPageChannel.ts';
import type { Picture } from '../../ui/drawing/shape.ts';
import type { MarkedText } from '../../ui/text/markedText.ts';

/** What the learner has set, by the control's id. A check is 0 or 1, a choice the number of its option. */
export type Values<Id extends string = string> = Readonly<Record<Id, number>>;

interface ControlOf<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly initial: number;
}

/** A native slider. Elements of the picture with `data-drag` equal to its id move it, too. */
export interface RangeControl<Id extends string = string> extends ControlOf<Id> {
  readonly kind: 'range';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value for people, beside the slider and for screen readers. */
  text?(value: number): string;
}

/** Radio buttons. */
interface ChoiceControl<Id extends string> extends ControlOf<Id> {
  readonly kind: 'choice';
  readonly options: readonly string[];
}

interface CheckControl<Id extends string> extends ControlOf<Id> {
  readonly kind: 'check';
}

export type Control<Id extends string = string> = RangeControl<Id> | ChoiceControl<Id> | CheckControl<Id>;

export interface ControlGroup<Id extends string = string> {
  /** Names the group; without it the controls stand by themselves. */
  readonly label?: string;
  /** Shown only when the learner opens it. */
  readonly isFolded?: boolean;
  /** Upright sliders side by side, one column a step of a sequence; `columns` is how many there are. */
  readonly columns?: number;
  readonly controls: readonly Control<Id>[];
}

/** A set of values to start again from. */
interface Preset<Id extends string> {
  readonly label: string;
  readonly values: Partial<Values<Id>>;
}

/** Numbers behind a picture, for those who want to read them. */
export interface FigureTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A figure as plain functions of what the learner has set; `LiveFigure` shows it. */
export interface FigureSpec<Id extends string = string> {
  readonly title: string;
  /** The tab of the lab view that shows the same of the learner's own model. */
  readonly ofModel: ModelTab;
  readonly groups: readonly ControlGroup<Id>[];
  readonly presets?: readonly Preset<Id>[];
  /**
   * What is shown when these are set: controls that say more than the others allow go back, so that each says what the
   * picture shows.
   */
  settled?(values: Values<Id>): Values<Id>;
  /** @param width CSS pixels there are, at least 240. */
  draw(values: Values<Id>, width: number): Picture;
  /** The picture in words: always true of what is shown. */
  words(values: Values<Id>): string;
  /** Equations with their numbers, one a line: a text, in which several stand two spaces apart, or one in parts. */
  equations?(values: Values<Id>): readonly (string | MarkedText)[];
  table?(values: Values<Id>): FigureTable;
}

/** The values a figure starts with. */
export function initialValues<Id extends string>(spec: FigureSpec<Id>): Values<Id> {
  const controls = spec.groups.flatMap(group => group.controls);
  return Object.fromEntries(controls.map(({ id, initial }) => [id, initial])) as Values<Id>;
}

/** What was kept from before, as far as the controls allow it, and each other. */
export function allowedValues<Id extends string>(spec: FigureSpec<Id>, kept: unknown): Values<Id> {
  const found = typeof kept === 'object' && kept !== null ? (kept as Readonly<Record<string, unknown>>) : {};
  const controls = spec.groups.flatMap(group => group.controls);
  const values = Object.fromEntries(controls.map(control => [control.id, allowed(control, found[control.id])])) as Values<Id>;
  return spec.settled?.(values) ?? values;
}

function allowed(control: Control, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return control.initial;
  if (control.kind === 'range') return Math.min(control.max, Math.max(control.min, value));
  const last = control.kind === 'check' ? 1 : control.options.length - 1;
  return Number.isInteger(value) && value >= 0 && value <= last ? value : control.initial;
}
