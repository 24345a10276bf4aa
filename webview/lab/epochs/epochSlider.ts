import type { Disposes } from '../../../src/core/base/disposable.ts';
import { h } from '../../ui/h.ts';

interface EpochSliderOptions {
  readonly label: string;
  /** What is said of a stop. */
  readonly words: (stop: number) => string;
  /** Resolves when what belongs to the stop is shown. */
  readonly onDidMove: (stop: number) => Promise<void> | undefined;
  readonly announce: (text: string) => void;
}

/** How long a stop is shown at least while it plays, in milliseconds, and how many it makes of the whole way. */
const playing = { ms: 120, stops: 60 } as const;
/** For those who want little motion: a few still pictures. */
const still = { ms: 1_500, stops: 8 } as const;

/**
 * A slider over the steps of a training, with a button that plays them. Moves are made one after the other, the last
 * one always.
 */
export class EpochSlider implements Disposes {
  readonly element: HTMLElement;
  private readonly range: HTMLInputElement;
  private readonly button: HTMLButtonElement;
  private readonly options: EpochSliderOptions;
  private last = 0;
  private isPlaying = false;
  /** How often it has begun to play: what is left of an earlier time goes no further. */
  private plays = 0;
  private wanted: number | null = null;
  private moving: Promise<void> | null = null;
  /** Ends the wait for the next stop. */
  private wake: (() => void) | null = null;

  constructor(options: EpochSliderOptions) {
    this.options = options;
    this.range = h('input', {
      type: 'range',
      min: 0,
      step: 1,
      'aria-label': options.label,
      input: () => {
        this.pause();
        void this.move(this.at);
      },
      keydown: event => {
        const { key, repeat } = event as KeyboardEvent;
        if (key !== ' ') return;
        event.preventDefault();
        if (!repeat) this.toggle();
      },
    });
    this.button = h('button', { class: 'button', type: 'button', click: () => this.toggle() }, 'Play');
    this.element = h('div', { class: 'epoch-slider' }, this.button, this.range);
  }

  get at(): number {
    return Number(this.range.value);
  }

  /** Of `stops` stops it stands at this one. */
  show(stops: number, at: number): void {
    this.last = Math.max(0, stops - 1);
    this.range.max = String(this.last);
    this.stand(at);
  }

  /** So many stops on, or back. */
  step(by: number): void {
    this.pause();
    const next = Math.min(this.last, Math.max(0, this.at + by));
    this.stand(next);
    void this.move(next);
    this.options.announce(this.options.words(next));
  }

  toggle(): void {
    if (this.isPlaying) this.pause(this.options.words(this.at));
    else void this.play();
  }

  /** @param said what is read out where it was playing */
  pause(said = ''): void {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.button.textContent = 'Play';
    this.wake?.();
    if (said) this.options.announce(said);
  }

  /** What it stood for is shown no more: a move that waits is not made. */
  drop(): void {
    this.pause();
    this.wanted = null;
  }

  dispose(): void {
    this.drop();
  }

  private stand(at: number): void {
    this.range.value = String(Math.min(this.last, Math.max(0, at)));
    this.range.setAttribute('aria-valuetext', this.options.words(this.at));
  }

  /** While one move is on, only the last of those that come waits. */
  private async move(stop: number): Promise<void> {
    this.range.setAttribute('aria-valuetext', this.options.words(stop));
    this.wanted = stop;
    this.moving ??= this.moveAll();
    await this.moving;
  }

  private async moveAll(): Promise<void> {
    try {
      while (this.wanted !== null) {
        const stop = this.wanted;
        this.wanted = null;
        await this.options.onDidMove(stop);
      }
    } finally {
      this.moving = null;
    }
  }

  private async play(): Promise<void> {
    this.isPlaying = true;
    const play = ++this.plays;
    const goesOn = (): boolean => this.isPlaying && play === this.plays;
    this.button.textContent = 'Pause';
    const { ms, stops } = wantsLittleMotion() ? still : playing;
    const stride = Math.max(1, Math.ceil(this.last / stops));
    if (this.at >= this.last) await this.go(0, ms);
    while (goesOn() && this.at < this.last) await this.go(Math.min(this.last, this.at + stride), ms);
    if (goesOn()) this.pause(this.options.words(this.at));
  }

  private async go(stop: number, ms: number): Promise<void> {
    this.stand(stop);
    const shown = new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    await this.move(stop);
    await shown;
  }
}

function wantsLittleMotion(): boolean {
  return document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches;
}
