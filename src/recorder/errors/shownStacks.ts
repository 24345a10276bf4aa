import type { LabFile } from '../../core/run/compiledLab.ts';
import type { Position } from '../../core/run/position.ts';
import { lineInLab } from '../../core/source/placeInLab.ts';
import { call, captured, indexIn, itemAt, plain, push, sliceText } from '../base/primordials.ts';
import { stackOf, type FrameOf } from './stacks.ts';

// As they were before any lab ran.
const { exec } = RegExp.prototype;
const { get, set } = WeakMap.prototype;
const KnownStacks = WeakMap<object, Stack>;

/** What a lab reads of a stack, and what the engine wrote there. */
interface Stack {
  readonly shown: string;
  readonly whole: string;
}

interface Lab {
  readonly frameOf: FrameOf;
  readonly files: readonly LabFile[];
}

/** The end of a place as `ownPlaces` writes it; the name of the file stands before. */
const lineOfPlace = /:(\d+)\)?$/u;

const known = new KnownStacks();
let running: Lab | null = null;

/**
 * From now on a stack that a lab reads has its own places only, as its learner knows them: file and line.
 * @returns ends it
 */
export function showPlacesOf(lab: Lab): () => void {
  const own = plain({ ...lab });
  running = own;
  return () => {
    if (running === own) running = null;
  };
}

/** A stack without the places of what runs the lab; as it is while no lab is known. Runs no code of the lab. */
export function ownPlaces(stack: string): string {
  const lab = running;
  let at = indexIn(stack, '\n    at ', 0);
  if (lab === null || at < 0) return stack;
  let text = sliceText(stack, 0, at);
  while (at >= 0 && at < stack.length) {
    const end = indexIn(stack, '\n', at + 1);
    const frame = sliceText(stack, at + 1, end < 0 ? stack.length : end);
    const place = lineInLab(lab.files, itemAt(lab.frameOf(frame), 0));
    const file = place && lab.files[place.file];
    if (file) text += `\n    at ${nameIn(frame, `${file.name}:${captured.text(place.line)}`)}`;
    at = end;
  }
  return text;
}

/** The places that `ownPlaces` has written into a stack, innermost first: a lab may have put it into another error. */
export function writtenPlaces(stack: string): Position[] {
  const places: Position[] = [];
  for (let at = indexIn(stack, '\n    at ', 0); running && at >= 0 && at < stack.length;) {
    const next = indexIn(stack, '\n', at + 1);
    const end = next < 0 ? stack.length : next;
    const frame = sliceText(stack, at + 1, end);
    const found = call<RegExpExecArray | null>(exec, lineOfPlace, [frame]);
    const line = +(found?.[1] ?? 0);
    for (let index = 0; index < running.files.length; index++) {
      const { name, startLine, lineCount } = running.files[index] as LabFile;
      const begins = (found?.index ?? 0) - name.length;
      const isIt = indexIn(frame, ` ${name}:`, 0) === begins - 1 || indexIn(frame, `(${name}:`, 0) === begins - 1;
      if (isIt && line >= 1 && line <= lineCount) push(places, plain({ line: startLine + line - 1, column: 1 }));
    }
    at = end;
  }
  return places;
}

/** True where the innermost place of a stack is the lab's own: it has thrown that itself. Runs no code of the lab. */
export function isThrownByLab(stack: unknown): boolean {
  if (running === null || typeof stack !== 'string') return false;
  const at = indexIn(stack, '\n    at ', 0);
  if (at < 0) return false;
  const end = indexIn(stack, '\n', at + 1);
  const places = running.frameOf(sliceText(stack, at + 1, end < 0 ? stack.length : end));
  return lineInLab(running.files, itemAt(places, 0)) !== null;
}

/** Keeps what the engine wrote: where an error goes on from a `catch`, its line is found there. */
export function keepWhole(error: object, shown: string, whole: string): void {
  call(set, known, [error, plain({ shown, whole })]);
}

/** The stack of an error as the engine wrote it; undefined for what carries none. */
export function wholeStackOf(error: object): unknown {
  const stack = stackOf(error);
  const kept = call<Stack | undefined>(get, known, [error]);
  return kept && kept.shown === stack ? kept.whole : stack;
}

/** `    at Gate.open (script.js:3:7)` names a function; `    at script.js:3:7` none. */
function nameIn(frame: string, place: string): string {
  const named = call<RegExpExecArray | null>(exec, /^ {4}at (.+) \(/u, [frame]);
  return named ? `${named[1] ?? ''} (${place})` : place;
}
