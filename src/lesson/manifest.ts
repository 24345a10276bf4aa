// What reads a lesson's manifest: a bundle of its own, loaded with the first lesson.
export { parseManifest } from './parseManifest.ts';
export { toLesson } from './toLesson.ts';
