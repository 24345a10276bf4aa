import type { WhyPlace } from './whyPlace.ts';

/** A number, and which way is looked from it: back to what made it, or on to what it changed. */
export interface WhyQuestion {
  readonly place: WhyPlace;
  readonly way: 'why' | 'change';
}

/** What is shown of an answer, and what is read out. */
export interface WhyStory {
  readonly nodes: readonly Node[];
  readonly spoken: string;
}

/** Makes a button that leads on to another question. */
export type Lead = (next: WhyQuestion, text: string, label: string) => HTMLElement;
