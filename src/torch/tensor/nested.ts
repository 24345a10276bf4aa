/** A tensor's values as `tolist()` gives them: numbers (booleans for a bool tensor), nested one array an axis. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- how deep it is nested is only known at run time, and a lab indexes it freely
export type Nested = any;
