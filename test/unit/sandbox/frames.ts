import type { FrameAnswer, FramePing, FromSupervisor, ToSupervisor } from '../../../src/core/channels/sandboxChannel.ts';
import type { FrameListener, FramePlace } from '../../../webview/lab/runner/framePlace.ts';

/** A place whose one frame does what the test says: the page's side is the product's, the other side is this. */
export class TestFrame implements FramePlace {
  readonly heard: ToSupervisor[] = [];
  /** Whether its process runs: it answers then. */
  isAwake = true;
  isRemoved = false;
  isGivenUp = false;
  private listener: FrameListener | undefined;
  private supervisor: MessagePort | undefined;
  private held: (() => void)[] = [];

  hang({ ports: [answers, supervisor] }: Parameters<FramePlace['hang']>[0], listener: FrameListener): ReturnType<FramePlace['hang']> {
    this.listener = listener;
    this.supervisor = supervisor;
    answers.onmessage = (_: MessageEvent<FramePing>): void => {
      this.whenAwake(() => {
        const answer: FrameAnswer = { kind: 'pong' };
        answers.postMessage(answer);
      });
    };
    supervisor.onmessage = ({ data }: MessageEvent<ToSupervisor>): void => {
      this.whenAwake(() => this.heard.push(data));
    };
    const close = (): void => {
      answers.close();
      supervisor.close();
    };
    return {
      remove: () => {
        this.isRemoved = true;
        close();
        return Promise.resolve();
      },
      giveUp: () => {
        this.isGivenUp = true;
        close();
      },
    };
  }

  open(): void {
    this.listener?.onOpen();
  }

  say(message: FromSupervisor): void {
    this.supervisor?.postMessage(message);
  }

  wake(): void {
    this.isAwake = true;
    for (const act of this.held.splice(0)) act();
  }

  private whenAwake(act: () => unknown): void {
    if (this.isAwake) act();
    else this.held.push(() => void act());
  }
}

/** Resolves when what was posted so far, and the answers to it, have arrived. */
export async function delivered(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  for (let hop = 0; hop < 4; hop++) {
    await new Promise<void>(resolve => {
      port2.onmessage = () => resolve();
      port1.postMessage(hop);
    });
  }
  port1.close();
}
