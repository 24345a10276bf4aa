/**
 * What a gate does with what it lets through, as its cell says: it keeps that much of the old state, takes that much of
 * the new one in its place, writes that much into the memory, shows that much of the memory, or lets that much of the
 * old state into the candidate (it resets the rest).
 */
export const gateMeanings = ['keeps', 'takes', 'writes', 'shows', 'resets'] as const;

export type GateMeaning = (typeof gateMeanings)[number];
