import type { LoopProgress } from '../run/run.ts';
import { shareDone } from '../words/turnsText.ts';

/** A share, 0 to 1, and when it was seen: any clock, in milliseconds. */
interface Mark {
  readonly ms: number;
  readonly share: number;
}

/** One turn of the outermost loop, as far as it has been seen. */
interface Turn {
  readonly beganMs: number;
  /** How far the loops inside of it were at a moment; a share never falls. */
  readonly marks: readonly Mark[];
  /** False where it was on already when it was seen first. */
  readonly isWhole: boolean;
  /** Several loops ran in it one after the other: how far one is says little. */
  readonly isMixed: boolean;
}

/** A turn that is over, and how long it took. */
interface TurnBefore {
  readonly ms: number;
  readonly turn: Turn;
}

const windowMs = 8_000;
const marksKept = 200;
const rounding = 1e-9;
/** So long nothing is left, and the run is still on. */
const mostLateMs = 1_000;
/** Before this much was seen, a guess would jump about. */
const leastSeenMs = 400;
/** What comes in a turn behind its longest loop matters where turns take so long. */
const longTurnMs = 500;
/** Within so much of a share, and of time, two turns are taken for equally far. */
const nearShare = 0.02;
const nearMs = 100;
/** In turns in which several loops run one after the other, times are taken for equal within so much of a turn. */
const mixedShare = 0.1;
/** And when such a turn ends is not known more closely than so much of it. */
const mixedEnd = 0.3;
/** No turn of which nothing is known yet is thought to take longer than so many of the one before. */
const mostGrowth = 1.5;

/** How long the outermost loop of a run still takes, from how far it has come so far. */
export class TimeLeft {
  private loop: LoopProgress | null = null;
  private turn: Turn = { beganMs: 0, marks: [], isWhole: false, isMixed: false };
  private before: TurnBefore | null = null;
  /** How much slower this turn is than the one before, as far as that is known. */
  private slower = 1;
  /** Of all turns that are over; old ones leave, because later turns can take longer than the first. */
  private marks: readonly Mark[] = [];

  /** How far the run is at a moment; null where nothing is known. A loop that begins again is another one. */
  see(progress: LoopProgress | null, ms: number): void {
    const { loop } = this;
    if (!progress) {
      this.loop = null;
      return;
    }
    const { done, total, line } = progress;
    const ofTurn = shareDone(progress) * total - done;
    if (loop?.line !== line || loop.total !== total || done < loop.done) {
      this.marks = [];
      this.before = null;
      this.begin(ms, done === 0 && (loop !== null || ofTurn === 0));
    } else if (done > loop.done) {
      const took = (ms - this.turn.beganMs) / (done - loop.done);
      this.slower = this.before?.turn.isWhole ? grown(took / this.before.ms) : 1;
      this.before = { ms: took, turn: this.turn };
      this.begin(ms, true);
    }
    this.loop = progress;
    this.note(ms, ofTurn);
  }

  /** Seconds until the lab has come to its end, or null where nothing can be said. */
  seconds(nowMs: number): number | null {
    const { loop, turn, before } = this;
    if (!loop?.isLast) return null;
    const isShort = before !== null && before.turn.isWhole && before.ms < longTurnMs;
    const isKnown = before !== null && before.turn.isWhole && before.turn.marks.length > 0;
    const isMixed = turn.isMixed || before?.turn.isMixed === true;
    // Several loops in a turn that nobody has seen whole: how long one takes is not known.
    const left = isKnown && !isShort ? this.asBefore(loop, before, nowMs) : isMixed && !isShort ? null : this.asOfLate(nowMs);
    // What was told has proved wrong, and nothing better is known.
    return left === null || left < -mostLateMs ? null : Math.max(0, left / 1_000);
  }

  private begin(beganMs: number, isWhole: boolean): void {
    this.turn = { beganMs, marks: [], isWhole, isMixed: false };
  }

  private note(ms: number, ofTurn: number): void {
    const { turn, loop, before } = this;
    if (!loop) return;
    const reached = turn.marks.at(-1)?.share ?? 0;
    // Where another loop runs inside of the same turn, the share stays where it was.
    if (ofTurn < reached - rounding) this.turn = { ...turn, isMixed: true };
    else if (ofTurn > reached) {
      this.turn = { ...turn, marks: thinned([...turn.marks, { ms, share: ofTurn }]) };
      if (before) this.slower = slowerThan(before, ofTurn, ms - turn.beganMs, this.slower);
    }
    const share = (loop.done + Math.max(reached, ofTurn)) / loop.total;
    const last = this.marks.at(-1);
    if (last && share <= last.share) {
      // What came behind the loops of the turn before is over only now.
      if (turn.beganMs === ms) this.marks = [...this.marks.slice(0, -1), { ms, share }];
      return;
    }
    const recent = this.marks.filter((one, i) => one.ms >= ms - windowMs || i === this.marks.length - 1);
    this.marks = [...recent.slice(-marksKept), { ms, share }];
  }

  /** As fast as of late. */
  private asOfLate(nowMs: number): number | null {
    const first = this.marks[0];
    const last = this.marks.at(-1);
    if (!first || !last || last.ms - first.ms < leastSeenMs || last.share <= first.share) return null;
    const msInAll = (last.ms - first.ms) / (last.share - first.share);
    return (1 - last.share) * msInAll - (nowMs - last.ms);
  }

  /**
   * This turn goes as the one before, as much slower or faster as it has been so far: a GRU takes longer than an RNN,
   * and behind each training comes a test. Of turns that grow, as with longer and longer sequences, the next ones do.
   */
  private asBefore({ done, total }: LoopProgress, before: TurnBefore, nowMs: number): number | null {
    const elapsed = nowMs - this.turn.beganMs;
    const ofTurn = this.slower * before.ms;
    const turnsLeft = total - done - 1;
    if (turnsLeft === 0) return before.turn.isMixed && ofTurn - elapsed < mixedEnd * ofTurn ? null : ofTurn - elapsed;
    return Math.max(0, ofTurn - elapsed) + turnsLeft * Math.max(ofTurn, elapsed) * grown(this.slower);
  }
}

/** How much slower a turn is that has come so far in `ms`: as was thought, unless that cannot be. */
function slowerThan(before: TurnBefore, share: number, ms: number, thought: number): number {
  const near = before.turn.isMixed ? Math.max(nearMs, mixedShare * before.ms) : nearMs;
  const atLeast = (ms - near) / Math.max(1, msUntil(before, Math.min(1, share + nearShare)));
  const atMost = (ms + near) / Math.max(1, msUntil(before, Math.max(0, share - nearShare)));
  return Math.min(Math.max(thought, atLeast), atMost);
}

/** How much slower the next turn may be where one was `slower`: as long as that one, or growing on, are both likely. */
function grown(slower: number): number {
  return Math.min(Math.max(Math.sqrt(slower), 1 / mostGrowth), mostGrowth);
}

/** How long after its begin a turn had come so far. */
function msUntil({ ms, turn: { beganMs, marks } }: TurnBefore, share: number): number {
  let earlier: Mark = { ms: 0, share: 0 };
  for (const mark of marks) {
    const later = { ms: mark.ms - beganMs, share: mark.share };
    if (later.share >= share) return between(earlier, later, share);
    earlier = later;
  }
  return between(earlier, { ms, share: 1 }, share);
}

function between(earlier: Mark, later: Mark, share: number): number {
  if (later.share <= earlier.share) return later.ms;
  return earlier.ms + ((later.ms - earlier.ms) * (share - earlier.share)) / (later.share - earlier.share);
}

/** Every second one where there are many: the last stays. */
function thinned(marks: readonly Mark[]): readonly Mark[] {
  return marks.length <= marksKept ? marks : marks.filter((_, i) => i % 2 === marks.length % 2 || i === marks.length - 1);
}

/** `about 12 s left`: coarser the longer it takes, so that it does not flicker. */
export function timeLeftText(seconds: number): string {
  if (seconds < 1) return 'less than 1 s left';
  if (seconds < 20) return `about ${String(Math.round(seconds))} s left`;
  if (seconds < 57.5) return `about ${String(Math.round(seconds / 5) * 5)} s left`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `about ${String(minutes)} min left`;
  const rest = minutes % 60;
  return `about ${String(Math.floor(minutes / 60))} h ${rest > 0 ? `${String(rest)} min ` : ''}left`;
}
