import type { ToFrame } from '../../../src/core/channels/sandboxChannel.ts';

/** A frame to be made. */
export interface NewFrame {
  /** Its whole document. */
  readonly html: string;
  /** Goes to its window when it has loaded, with these ports. */
  readonly open: ToFrame;
  readonly ports: readonly [answers: MessagePort, supervisor: MessagePort];
}

/** Silent: its process no longer answers. Broken: it could not be made or started, or was led somewhere else. */
export type FrameLoss = 'silent' | 'broken';

/** Nothing of it is called before `hang` has returned. */
export interface FrameListener {
  /** It has its ports. */
  onOpen(): void;
  onLost(why: FrameLoss): void;
}

export interface HungFrame {
  /** Ends everything inside. Resolves when nothing of it lives any more, however often it is called. */
  remove(): Promise<void>;
  /** The same for a frame whose process does not answer: nothing in there is waited for. */
  giveUp(): void;
}

/** Where frames hang: in the page itself or in its nest. */
export interface FramePlace {
  hang(frame: NewFrame, listener: FrameListener): HungFrame;
}
