/** What a page asks of a run that it can hold: to stand still, to go on, or to go on for one turn of its training. */
export const pauseRequests = ['pause', 'goOn', 'turn'] as const;

export type PauseRequest = (typeof pauseRequests)[number];

/** A run can be held so many times: each takes two addresses, which are made before it begins. */
export const mostPauses = 40;

/** How a run that stood still goes on. */
export type GoingOn = Exclude<PauseRequest, 'pause'>;

/** Who holds a run. The lab never yields, so that the run has to look itself. */
export interface RunHold {
  /** Whether it is to stand still now. May be asked at every turn of a loop; looks a few times a second. */
  isAsked(): boolean;
  /** Returns when it is to go on. */
  wait(): GoingOn;
}
