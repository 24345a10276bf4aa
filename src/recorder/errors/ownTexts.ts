import type { LabFunction } from '../../core/run/labScope.ts';
import type { LabText } from '../../core/run/labText.ts';
import { call, captured, ceil, indexIn, itemAt, max, plain, push, sliceText } from '../base/primordials.ts';

type ToText = (this: unknown) => string;

// As they were before any lab ran.
const { defineProperty } = Reflect;
const KnownTexts = WeakMap<object, string>;
const { get, set } = WeakMap.prototype;

/** A file as it runs, and as its learner wrote it. */
interface OwnText {
  readonly run: LabFunction;
  readonly text: LabText;
}

/** Every probe's name begins so. */
export const probe = '$g';
/** Of a message. */
const longestLook = 16_384;

/** Methods of the engine's that are replaced, each with the one whose text it shows. */
const replaced = new KnownTexts() as unknown as WeakMap<object, object>;

/** What `showOwnTexts` has been given last. */
let shownNow: { readonly native: ToText; readonly files: readonly OwnText[] } | null = null;

/**
 * From now on the functions and classes of a lab say what its learner wrote, without probes and with their types; what
 * is not the lab's says what it always said. Must come before the lab runs and, where the language is frozen, before
 * that.
 * @param functions the entries of `$gatescopeLab`, all of one realm
 * @param texts in the same order
 * @returns puts the language back as it was
 */
export function showOwnTexts(functions: readonly LabFunction[], texts: readonly LabText[]): () => void {
  const files: OwnText[] = [];
  addFiles(files, functions, texts);
  const prototype = files[0] && captured.getPrototypeOf(files[0].run);
  return prototype ? replaceToString(prototype, files) : () => undefined;
}

/**
 * As `showOwnTexts`, before any lab is known.
 * @returns what must be given the lab, before it runs
 */
export function showOwnTextsLater(): (functions: readonly LabFunction[], texts: readonly LabText[]) => void {
  const files: OwnText[] = [];
  replaceToString(Function.prototype, files);
  return (functions, texts) => {
    addFiles(files, functions, texts);
  };
}

function addFiles(files: OwnText[], functions: readonly LabFunction[], texts: readonly LabText[]): void {
  for (let index = 0; index < functions.length; index++) {
    const run = itemAt(functions, index);
    const text = itemAt(texts, index);
    if (!run || !text) continue;
    push(files, { run, text });
    // A stack names it by its place alone.
    defineProperty(run, 'name', plain({ value: '', configurable: true }));
  }
}

/** @returns puts the language back as it was */
function replaceToString(prototype: object, files: readonly OwnText[]): () => void {
  const native = captured.getOwnPropertyDescriptor(prototype, 'toString');
  if (typeof native?.value !== 'function') return () => undefined;
  const own = ownTextOf(native.value as ToText, files);
  const now = (shownNow = plain({ native: native.value as ToText, files }));
  // No lab's `Object.prototype` has a say in them, now or later.
  defineProperty(prototype, 'toString', plain({ ...native, value: own }));
  return () => {
    if (shownNow === now) shownNow = null;
    if (captured.getOwnPropertyDescriptor(prototype, 'toString')?.value === own) defineProperty(prototype, 'toString', plain(native));
  };
}

/** From now on `method` shows the text of the engine's own. */
export function alsoNative(method: object, native: object): void {
  call(set, replaced, [method, native]);
}

/** What the engine says, with the functions that it quotes as their learner wrote them. */
export function withOwnTexts(message: string): string {
  if (!shownNow || indexIn(message, probe, 0) < 0) return message;
  let text = sliceText(message, 0, longestLook);
  for (let at = indexIn(text, probe, 0); at >= 0; at = indexIn(text, probe, at)) {
    const quoted = quotedAround(shownNow, text, at);
    if (!quoted) {
      at += probe.length;
      continue;
    }
    const [from, to] = quoted;
    const written = writtenText(shownNow.native, shownNow.files, sliceText(text, from, to));
    text = sliceText(text, 0, from) + written + sliceText(text, to, text.length);
    at = max(from + written.length, at + 1);
  }
  return text;
}

/** The text around a probe, as far as it stands in a file as it runs. */
function quotedAround(
  { native, files }: NonNullable<typeof shownNow>,
  text: string,
  at: number,
): readonly [from: number, to: number] | null {
  for (let index = 0; index < files.length; index++) {
    const file = itemAt(files, index);
    if (!file) continue;
    const run = call<string>(native, file.run, []);
    const stands = (from: number, to: number): boolean => indexIn(run, sliceText(text, from, to), file.text.start) >= 0;
    if (!stands(at, at + probe.length)) continue;
    const to = farthest(at + probe.length, text.length, end => stands(at, end));
    const from = -farthest(-at, 0, start => stands(-start, to));
    return [from, to];
  }
  return null;
}

/** The largest number from `from` on, up to `to`, that fits; those that fit come first. */
function farthest(from: number, to: number, fits: (at: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function ownTextOf(native: ToText, files: readonly OwnText[]): ToText {
  const known = new KnownTexts();
  // A method: like the engine's own it cannot be constructed, and has no prototype.
  const { toString: own } = {
    toString(this: unknown): string {
      // It refuses what is no function.
      if (this === own) return call<string>(native, native, []);
      const text = call<string>(native, call(get, replaced, [this]) ?? this, []);
      const before = call<string | undefined>(get, known, [this]);
      if (before !== undefined) return before;
      const found = writtenText(native, files, text);
      call(set, known, [this, found]);
      return found;
    },
  };
  return own;
}

/**
 * The engine gives a function's text, not its place: what was inserted makes it the only one of its kind, or nothing
 * was.
 */
function writtenText(native: ToText, files: readonly OwnText[], text: string): string {
  for (let index = 0; index < files.length; index++) {
    const file = itemAt(files, index);
    const at = file ? indexIn(call<string>(native, file.run, []), text, file.text.start) - file.text.start : -1;
    if (!file || at < 0) continue;
    const { own, inserted, wider } = file.text;
    const from = offsetBefore(inserted, at);
    const to = offsetBefore(inserted, at + text.length);
    for (let widerAt = 0; widerAt < wider.length; widerAt++) {
      const range = itemAt(wider, widerAt);
      if (range?.[0] === from && range[1] === to) return sliceText(own, range[2], range[3]);
    }
    return sliceText(own, from, to);
  }
  return text;
}

/** An offset of the text with insertions as one of the text before; inside an insertion, the place it was made at. */
function offsetBefore(inserted: readonly number[], offset: number): number {
  let at = 0;
  let total = 0;
  for (let index = 0; index + 1 < inserted.length; index += 2) {
    const place = at + (inserted[index] ?? 0);
    if (place + total > offset) break;
    const length = inserted[index + 1] ?? 0;
    // All that is inserted at one place stands there together.
    if (offset < place + total + length) return place;
    at = place;
    total += length;
  }
  return offset - total;
}
