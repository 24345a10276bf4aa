/** Entry of the bundle that holds TypeScript: what the host loads with the first lab. */
export { compileLab } from './compileLab.ts';
export { findMend } from './mending/findMend.ts';
export { prepareCheck } from './prepareCheck.ts';
export { staleLines } from './staleness/staleLines.ts';
