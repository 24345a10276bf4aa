// What a lesson's text needs besides its manifest: Markdown and equations. A bundle of its own, loaded with the first
// lesson that is opened.
export { readDocuments, readPieces } from '../lesson/document/readDocuments.ts';
export { printedLesson } from './printedLesson.ts';
