import type { Note } from './lessonDocument.ts';

/** What the tone of a note is called, on the page and on paper. */
export const toneWords: Readonly<Record<Note['tone'], string>> = { note: 'Note', careful: 'Careful', measured: 'Measured' };
