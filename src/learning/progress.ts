import type { LabState } from '../core/lesson/lesson.ts';
import type { Deed, ProgressEvent, ShownBy } from './deed.ts';

/** A deed of one kind, with its stamp. */
type EventOf<Kind extends Deed['kind']> = ProgressEvent & { readonly deed: Extract<Deed, { kind: Kind }> };

/** What was earned with one working copy of a lab. */
interface LabRecord {
  /** The first run that printed what is expected: earned for good. */
  readonly matched?: EventOf<'labRan'>;
  /** The last run that came to its end. */
  readonly finished?: EventOf<'labRan'>;
  readonly last: EventOf<'labRan'>;
  /** The last run that took each fact: a run that shows less takes nothing away. */
  readonly taken: ReadonlyMap<string, EventOf<'labRan'>>;
}

/** What was earned with one working copy of an exercise. */
interface ExerciseRecord {
  /** The first check that passed: earned for good. */
  readonly passed?: EventOf<'exerciseChecked'>;
  readonly last: EventOf<'exerciseChecked'>;
}

/** A prediction of one working copy of a lab. */
export interface AskedIn {
  readonly place: string;
  readonly lesson: string;
  readonly lab: string;
  readonly prediction: string;
}

export type ExerciseProgress = 'notTried' | 'tried' | 'passed';

/**
 * All that the learner has earned: the union of events, whatever order they come in and however often. What is here
 * stays the same when only `essential()` is kept of what was added.
 */
export class Progress {
  private readonly ids = new Set<string>();
  private readonly sections = new Map<string, EventOf<'sectionRead'>>();
  private readonly labs = new Map<string, LabRecord>();
  private readonly exercises = new Map<string, ExerciseRecord>();
  private readonly hints = new Map<string, EventOf<'hintShown'>>();
  private readonly guesses = new Map<string, EventOf<'predicted'>>();
  private readonly answers = new Map<string, EventOf<'predictionMet'>>();
  private readonly shown = new Map<string, EventOf<'predictionShown'>>();
  /** By lab, and by what differed between its runs. */
  private readonly claims = new Map<string, EventOf<'claimed'>>();
  private readonly notes = new Map<string, EventOf<'noteMade'>>();
  private highest = 0;

  /** False where the event is known already. */
  add(event: ProgressEvent): boolean {
    if (this.ids.has(event.id)) return false;
    this.ids.add(event.id);
    this.highest = Math.max(this.highest, event.seq);
    const { deed } = event;
    switch (deed.kind) {
      case 'sectionRead':
        keep(this.sections, keyOf(deed.lesson, deed.section), { ...event, deed }, first);
        break;
      case 'labRan':
        this.addRun({ ...event, deed });
        break;
      case 'exerciseChecked':
        this.addCheck({ ...event, deed });
        break;
      case 'hintShown':
        keep(this.hints, keyOf(deed.place, deed.lesson, deed.exercise), { ...event, deed }, furtherHint);
        break;
      case 'predicted':
        keep(this.guesses, guessKey(deed, deed.late !== undefined), { ...event, deed }, latest);
        break;
      case 'predictionMet':
        keep(this.answers, guessKey(deed, deed.late !== undefined), { ...event, deed }, latest);
        break;
      case 'predictionShown':
        keep(this.shown, guessKey(deed, false), { ...event, deed }, first);
        break;
      case 'claimed':
        keep(this.claims, keyOf(deed.place, deed.lesson, deed.lab, deed.over), { ...event, deed }, latest);
        break;
      case 'noteMade':
        keep(this.notes, keyOf(deed.place, deed.lesson), { ...event, deed }, latest);
        break;
    }
    return true;
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  get size(): number {
    return this.ids.size;
  }

  /** The number for the next event. */
  get nextSeq(): number {
    return this.highest + 1;
  }

  isSectionRead(lesson: string, section: string): boolean {
    return this.sections.has(keyOf(lesson, section));
  }

  labState(place: string, lesson: string, lab: string): LabState {
    const record = this.labs.get(keyOf(place, lesson, lab));
    if (!record) return 'notRun';
    if (record.matched) return 'matched';
    return record.last.deed.outcome === 'failed' ? 'failed' : 'ran';
  }

  /** The last run that came to its end. */
  lastRun(place: string, lesson: string, lab: string): EventOf<'labRan'> | undefined {
    return this.labs.get(keyOf(place, lesson, lab))?.finished;
  }

  /**
   * The run that is quoted for what is kept under that key: the last one that printed what the lab is to print, or else
   * the last one that came to its end. A lab that was broken on purpose takes nothing away that was shown before.
   */
  runThatShowed(key: string, place: string, lesson: string, lab: string): EventOf<'labRan'> | undefined {
    return this.labs.get(keyOf(place, lesson, lab))?.taken.get(key);
  }

  exerciseState(place: string, lesson: string, exercise: string): ExerciseProgress {
    const record = this.exercises.get(keyOf(place, lesson, exercise));
    if (!record) return 'notTried';
    return record.passed ? 'passed' : 'tried';
  }

  /** How many hints of an exercise were opened. */
  hintsShown(place: string, lesson: string, exercise: string): number {
    const furthest = this.hints.get(keyOf(place, lesson, exercise));
    return furthest ? furthest.deed.hint + 1 : 0;
  }

  /**
   * The guess that waits for a run: the newest one, where no run has answered it since. Those that were made after the
   * answer had been shown stand by themselves.
   */
  openGuess(asked: AskedIn, isLate = false): EventOf<'predicted'> | undefined {
    const key = guessKey(asked, isLate);
    const guess = this.guesses.get(key);
    const answer = this.answers.get(key);
    return guess && (!answer || isAfter(guess, answer)) ? guess : undefined;
  }

  lastAnswer(asked: AskedIn, isLate = false): EventOf<'predictionMet'> | undefined {
    return this.answers.get(guessKey(asked, isLate));
  }

  /** What showed the answer before anything was said: null where nothing did. */
  shownBy(asked: AskedIn): ShownBy | null {
    if (this.lastRun(asked.place, asked.lesson, asked.lab)) return 'run';
    return this.shown.get(guessKey(asked, false))?.deed.by ?? null;
  }

  /** The newest of each lab and of what differed between its runs. */
  claimsOf(place: string, lesson: string): readonly EventOf<'claimed'>[] {
    return [...this.claims.values()].filter(({ deed }) => deed.place === place && deed.lesson === lesson);
  }

  noteMade(place: string, lesson: string): EventOf<'noteMade'> | undefined {
    return this.notes.get(keyOf(place, lesson));
  }

  /** The events that make this progress; the others tell nothing more. */
  essential(): ProgressEvent[] {
    const found = new Map<string, ProgressEvent>();
    const add = (event: ProgressEvent | undefined): void => {
      if (event) found.set(event.id, event);
    };
    for (const map of [this.sections, this.hints, this.guesses, this.answers, this.shown, this.claims, this.notes])
      for (const event of map.values()) add(event);
    for (const { matched, finished, last, taken } of this.labs.values()) [matched, finished, last, ...taken.values()].forEach(add);
    for (const { passed, last } of this.exercises.values()) [passed, last].forEach(add);
    return [...found.values()];
  }

  private addRun(event: EventOf<'labRan'>): void {
    const { place, lesson, lab, outcome } = event.deed;
    const key = keyOf(place, lesson, lab);
    const known = this.labs.get(key);
    const matched = outcome === 'matched' ? first(known?.matched, event) : known?.matched;
    const finished = outcome === 'failed' ? known?.finished : latest(known?.finished, event);
    const keys = outcome === 'failed' ? [] : Object.keys(event.deed.facts?.taken ?? {});
    const taken = new Map(known?.taken);
    for (const name of keys) taken.set(name, truest(taken.get(name), event));
    this.labs.set(key, { ...(matched && { matched }), ...(finished && { finished }), last: latest(known?.last, event), taken });
  }

  private addCheck(event: EventOf<'exerciseChecked'>): void {
    const key = keyOf(event.deed.place, event.deed.lesson, event.deed.exercise);
    const known = this.exercises.get(key);
    const passed = event.deed.passed ? first(known?.passed, event) : known?.passed;
    this.exercises.set(key, { ...(passed && { passed }), last: latest(known?.last, event) });
  }
}

/** True where `one` comes after `other`, whatever the clocks say. */
function isAfter(one: ProgressEvent, other: ProgressEvent): boolean {
  return one.seq > other.seq || (one.seq === other.seq && one.id > other.id);
}

function keep<T>(map: Map<string, T>, key: string, event: T, choose: (known: T | undefined, event: T) => T): void {
  map.set(key, choose(map.get(key), event));
}

function first<T extends ProgressEvent>(known: T | undefined, event: T): T {
  return known && isAfter(event, known) ? known : event;
}

function latest<T extends ProgressEvent>(known: T | undefined, event: T): T {
  return known && isAfter(known, event) ? known : event;
}

function truest(known: EventOf<'labRan'> | undefined, event: EventOf<'labRan'>): EventOf<'labRan'> {
  const isTrue = event.deed.outcome === 'matched';
  return known && (known.deed.outcome === 'matched') !== isTrue ? (isTrue ? event : known) : latest(known, event);
}

function furtherHint(known: EventOf<'hintShown'> | undefined, event: EventOf<'hintShown'>): EventOf<'hintShown'> {
  if (!known || event.deed.hint === known.deed.hint) return latest(known, event);
  return event.deed.hint > known.deed.hint ? event : known;
}

function guessKey({ place, lesson, lab, prediction }: AskedIn, isLate: boolean): string {
  return keyOf(place, lesson, lab, prediction, ...(isLate ? ['late'] : []));
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
