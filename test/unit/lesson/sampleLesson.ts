import type { Lab, Lesson } from '../../../src/core/lesson/lesson.ts';

/** A lesson with one lab and nothing else, for tests that are about something else. */
export const sampleLab: Lab = {
  id: 'one',
  title: 'One',
  summary: 'One.',
  file: 'lab-1.lab.ts',
  expected: [],
  twin: null,
  predictions: [],
};

export const sampleLesson: Lesson = {
  id: 'mine',
  number: '1',
  title: 'Mine',
  summary: 'Mine.',
  authors: ['Me'],
  sections: [],
  labs: [sampleLab],
  studies: [],
  exercises: [],
  glossary: [],
  evidence: [],
};
