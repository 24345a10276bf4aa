import * as tf from '@tensorflow/tfjs';
import { xrayLimits, type XrayChange, type XrayHand, type XrayHold, type XrayLayer, type XrayRefusal } from '../../core/run/xray.ts';
import type { HeldValue } from '../cells/heldValues.ts';
import type { SequenceInput } from '../cells/sequence.ts';
import type { GateRecord } from '../recurrent/gateRecord.ts';
import { Rerun, whileHeld } from '../recurrent/rerun.ts';
import { byLibrary, currentSession } from '../session/session.ts';
import { callAgain, saidBy, type HeldCall } from '../session/forwardCalls.ts';
import type { LoggedLayer } from '../session/layerLog.ts';
import { onePerSequence } from './onePerSequence.ts';
import { recordsOf } from './readLayers.ts';
import { valueNames } from './valueNames.ts';

/** A model that was run again: what it answered, and what its layers worked on. */
interface AgainRun {
  readonly key: string;
  readonly rerun: Rerun;
  readonly answers: Float32Array | XrayRefusal;
}

/** The place a hand is on. */
interface Held {
  readonly logged: LoggedLayer;
  readonly record: GateRecord;
  readonly hands: readonly HeldValue[];
  /** What a step computes, in its order. */
  readonly names: XrayLayer['values'];
  /** The step of the training that the weights are of; null: as they are. */
  readonly asOf: number | null;
}

/** What a layer and direction works on, and what is held in it. */
interface WorkedOn {
  readonly input: SequenceInput;
  readonly hands: readonly HeldValue[];
}

/**
 * Runs the lab's own model again over the data of a module's last pass, with something held in it. The model is as it
 * is now; its random numbers are the same each time; what it prints is told to nobody.
 */
export class ModelAgain {
  private plain: AgainRun | null = null;
  private held: AgainRun | null = null;

  /** What the model answers now, and with what is held. */
  answers(hold: XrayHold): XrayChange | XrayRefusal {
    const held = heldIn(hold);
    if (!held) return 'gone';
    // With nothing held both are one.
    const plain = hold.hands.length === 0 ? this.runHeld(held, hold) : this.runPlain(held, hold);
    if (typeof plain.answers === 'string') return plain.answers;
    const { answers } = this.runHeld(held, hold);
    return typeof answers === 'string' ? answers : { kind: 'answers', before: plain.answers, after: answers };
  }

  /**
   * What a layer and direction works on with what is held, and what is held in itself. Where the model cannot be run
   * again, that is what it worked on in its last pass; what it worked on with other weights is not known then.
   */
  inputOf(record: GateRecord, hold: XrayHold): WorkedOn | XrayRefusal {
    const held = heldIn(hold);
    const last = record.lastInput;
    if (!held || !last) return 'gone';
    const { rerun, answers } = this.runHeld(held, hold);
    const input = rerun.inputOf(record);
    if (!input && held.asOf !== null) return typeof answers === 'string' ? answers : 'noForward';
    return { input: input ?? last, hands: rerun.handsOn(record) };
  }

  private runPlain({ logged, record, asOf }: Held, { layer, place }: XrayHold): AgainRun {
    const key = JSON.stringify([layer, place, asOf]);
    if (this.plain?.key !== key) {
      this.plain = { key, ...runAgain({ logged, record, hands: [], asOf }) };
      // Nobody asks for what its layers worked on.
      this.plain.rerun.letGo();
    }
    return this.plain;
  }

  private runHeld(held: Held, hold: XrayHold): AgainRun {
    const key = JSON.stringify(hold);
    if (this.held?.key !== key) {
      this.held?.rerun.letGo();
      this.held = { key, ...runAgain(held) };
    }
    return this.held;
  }
}

/** Null where there is no such place, or no such unit or value in it. */
export function heldIn({ layer, place, hands, asOf }: XrayHold): Held | null {
  const logged = currentSession().layers.layers[layer];
  const record = logged && recordsOf(logged)[place]?.[1];
  const input = record?.lastInput;
  if (!logged || !record || !input || hands.length > xrayLimits.hands) return null;
  const names = valueNames(input);
  const hidden = input.h0.shape[1] ?? 0;
  const held = hands.map(({ value, ...hand }: XrayHand): HeldValue | null => {
    const named = names[value];
    return named?.canHold && hand.unit < hidden ? { ...hand, name: named.name } : null;
  });
  return held.includes(null) ? null : { logged, record, hands: held.filter(each => each !== null), names, asOf: asOf ?? null };
}

function runAgain({ logged, record, hands, asOf }: Omit<Held, 'names'>): Omit<AgainRun, 'key'> {
  const { keeper, graph, generator, layers, weights } = currentSession();
  const rerun = new Rerun(keeper, record, hands);
  const call = layers.callOf(logged.module);
  if (!call) return { rerun, answers: 'noForward' };
  const isLogit = logitsOf(logged, record, call);
  // With other weights the pictures are other ones, too, whatever is known of the answers.
  if (typeof isLogit === 'string' && asOf === null) return { rerun, answers: isLogit };
  if ((record.cost ?? 0) > xrayLimits.workOfAll) return { rerun, answers: 'tooMuch' };
  const drawOn = generator.remember();
  const answer = (): Float32Array | XrayRefusal | null => {
    const said = saidBy(callAgain(call));
    return typeof isLogit === 'string' ? isLogit : said && onePerSequence(said, record.sequences, isLogit);
  };
  const again = (): Float32Array | XrayRefusal | null => byLibrary(() => graph.pause(() => whileHeld(rerun, () => tidied(answer))));
  try {
    const answers = asOf === null ? again() : weights.whileAsOf(asOf, again);
    return { rerun, answers: answers ?? 'otherAnswers' };
  } catch {
    return { rerun, answers: 'threw' };
  } finally {
    drawOn();
  }
}

/** Are the answers of this call scores before a sigmoid? Or why they cannot be held against the right ones. */
function logitsOf({ module }: LoggedLayer, { sequences }: GateRecord, call: HeldCall): boolean | XrayRefusal {
  const asked = currentSession().layers.answersOf(module);
  if (!asked) return 'noForward';
  // What the lab compared is what this call gave: else its answers are made of something that is not run again.
  const gave = call.output && onePerSequence(call.output, sequences, asked.isLogit);
  const compared = onePerSequence(asked.given, sequences, asked.isLogit);
  if (!gave || !compared || gave.some((each, at) => !Object.is(each, compared[at]))) return 'otherAnswers';
  return asked.isLogit;
}

/** As `tf.tidy`, of work that gives no tensor. */
function tidied<T>(work: () => T): T {
  let done: { readonly value: T } | undefined;
  tf.tidy(() => {
    done = { value: work() };
  });
  if (!done) throw new Error('The work was not done.');
  return done.value;
}
