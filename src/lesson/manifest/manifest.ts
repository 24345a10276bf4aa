// What reads a lesson's manifest: a bundle of its own, loaded with the first lesson.
export { readManifest } from './readManifest.ts';
export { toLesson } from './toLesson.ts';
