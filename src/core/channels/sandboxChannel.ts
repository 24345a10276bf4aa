import type { CheckProgram, CompiledLab, LabFile, ProbeSite } from '../run/compiledLab.ts';
import type { LabText } from '../run/labText.ts';
import type { TurnedDial } from '../run/dials.ts';
import type { TrainedKind } from '../run/trainedKinds.ts';
import type { BackendChoice, BackendSetting, RunEvent, RunId, StopReason } from '../run/run.ts';
import type { PauseRequest } from '../base/pausing.ts';
import type { XrayAnswer, XrayRequest } from '../run/xray.ts';

/**
 * The messages of one sandbox: page ⇄ opaque frame → supervisor worker ⇄ lab worker. The page and the
 * supervisor talk over a port of their own; the frame only hands it on and answers pings. One sandbox
 * serves one run and is then thrown away. Where the page has a nest, the frames hang in it: page ⇄ nest → opaque frame.
 */

/** Version of these messages: a part that hears another one refuses it. */
export const sandboxVersion = 1;

/** Page → nest, once, with the port over which everything else goes. */
export interface ToNest {
  readonly kind: 'connect';
}

/** Page → nest over its port, in order. Ids are never used twice. */
export type NestRequest =
  /**
   * Makes a frame of this document, with two ports that go with `open` to its window when it has loaded. `made` must
   * follow.
   */
  | { readonly kind: 'make'; readonly id: number; readonly html: string; readonly open: ToFrame }
  /** Takes it out, and with it everything inside. `removed` must follow, also where there is no such frame. */
  | { readonly kind: 'remove'; readonly id: number };

export const nestAnswers = ['made', 'removed', 'strayed'] as const;

/** Nest → page over its port. A frame that strayed has loaded a second time: it was led somewhere else. */
export interface NestAnswer {
  readonly kind: (typeof nestAnswers)[number];
  readonly id: number;
}

/** Page or nest → frame, once, with two ports: the frame's own and the supervisor's. */
export interface ToFrame {
  readonly kind: 'open';
  readonly supervisor: string;
}

/** Page → frame over the frame's port. Must be answered at once with a `FrameAnswer`. */
export interface FramePing {
  readonly kind: 'ping';
}

/** Frame → page over the frame's port. */
export type FrameAnswer =
  | { readonly kind: 'pong' }
  /** The supervisor could not be started. */
  | { readonly kind: 'broken'; readonly message: string };

/** Page → supervisor. */
export type ToSupervisor =
  /**
   * Has a lab worker stand ready for this lab, in place of an earlier lab, or for any lab where it is null. Never runs
   * lab code.
   */
  | {
      readonly kind: 'load';
      readonly lab: CompiledLab | null;
      /** Text of the runtime. */
      readonly labWorker: string;
      readonly backend: BackendSetting;
      /** The run may be held. */
      readonly canPause?: boolean;
      /** What an earlier sandbox of this page has found for this backend setting, or null. */
      readonly measured: BackendChoice | null;
    }
  /** Runs what was loaded as soon as it is prepared. Once a sandbox. */
  | { readonly kind: 'go'; readonly run: RunId; readonly timeLimitMs: number; readonly turned: readonly TurnedDial[] }
  /** Ends the run at once; `ended` follows with everything that was pending before it. */
  | { readonly kind: 'stop'; readonly reason: StopReason }
  /** Holds the run, or lets it go on; a `paused` event says when it has come to that. */
  | { readonly kind: 'pause'; readonly request: PauseRequest }
  /** A question to the worker of a run that has ended, where that stays. `seen` must follow. */
  | { readonly kind: 'look'; readonly id: number; readonly request: XrayRequest };

/** Supervisor → page. */
export type FromSupervisor =
  /** The supervisor runs and has taken a `load`. */
  | { readonly kind: 'loading' }
  | { readonly kind: 'prepared'; readonly backend: BackendChoice }
  /** Events in order; `seq` counts these messages from 0. The last event of a run is `ended`. */
  | {
      readonly kind: 'events';
      readonly v: typeof sandboxVersion;
      readonly run: RunId;
      readonly seq: number;
      readonly events: readonly RunEvent[];
      /**
       * Messages of the lab worker that were not acted on so far, because the runtime did not send them, and parts of
       * its messages that were left out.
       */
      readonly refused: number;
      /** The worker of the run that ends with these stays for questions. */
      readonly stays?: true;
    }
  | { readonly kind: 'seen'; readonly id: number; readonly answer: XrayAnswer };

/** Supervisor → lab worker. */
export type ToLabWorker =
  /** Once, and first. */
  | {
      readonly kind: 'init';
      /** Must come with every message back: the lab cannot know it. */
      readonly token: string;
      readonly backend: BackendSetting;
      readonly measured: BackendChoice | null;
    }
  /** What the lab that will probably be run trains. */
  | { readonly kind: 'expect'; readonly trains: readonly TrainedKind[] }
  /** Runs this lab, once, when the worker is prepared. */
  | {
      readonly kind: 'go';
      readonly timeLimitMs: number;
      /** Where its dials stand, if not where its text says. A check knows none. */
      readonly turned: readonly TurnedDial[];
      /** Its text, or null where that stands above the runtime in the worker's own script. */
      readonly code: string | null;
      /** How many lines of a script are the lab's: what stands below them is the runtime. */
      readonly codeLines: number;
      readonly sites: readonly ProbeSite[];
      readonly files: readonly LabFile[];
      readonly texts: readonly LabText[];
      /** As `PauseFlags` has made them; empty where the run cannot be held. */
      readonly pauses: readonly string[];
      /** Present where the text holds an attempt and the program that looks at it. */
      readonly check: CheckProgram | null;
    }
  | { readonly kind: 'look'; readonly id: number; readonly request: XrayRequest };

/** Lab worker → supervisor. What comes is checked as if the lab had sent it. */
export type FromLabWorker =
  | { readonly token: string; readonly kind: 'prepared'; readonly backend: BackendChoice }
  | { readonly token: string; readonly kind: 'event'; readonly event: RunEvent }
  /** Just before `ended`: there is something to look at, and the lab is silent from now on. */
  | { readonly token: string; readonly kind: 'stays' }
  | { readonly token: string; readonly kind: 'seen'; readonly id: number; readonly answer: XrayAnswer };
