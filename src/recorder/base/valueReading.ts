/**
 * When a value is read: while the lab runs, as it stands still and will go on, or for the last time. What costs
 * something is read in the last two, and only after the last one nothing is read again.
 */
export type Reading = 'running' | 'held' | 'last';
