/** Entry of the bundle that holds TypeScript: what the host loads with the first lab. */
export { compileLab } from './compileLab.ts';
export { prepareCheck } from './prepareCheck.ts';
