/** A mistake in a lab, as one sentence that says what happened and what to do. */
export class LabError extends Error {}
