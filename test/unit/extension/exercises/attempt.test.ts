import { describe, expect, it } from 'vitest';
import { attemptFileOf, exerciseOfFile } from '../../../../src/extension/lessons/attemptFile.ts';
import { codeExercise, lesson, wordsExercise } from './sampleExercise.ts';

const longer = { ...codeExercise, id: 'close-it-twice' };
const found = (name: string) => exerciseOfFile(name, [{ ...lesson, exercises: [codeExercise, longer, wordsExercise] }])?.exercise.id;

describe('the file of an exercise', () => {
  it('is recognised by the name it was given', () => {
    for (const exercise of [codeExercise, longer, wordsExercise]) expect(found(attemptFileOf(exercise))).toBe(exercise.id);
  });

  it('may be a further one', () => {
    expect(found('exercise-close-it-2.lab.ts')).toBe('close-it');
    expect(found('exercise-close-it-twice-again.lab.js')).toBe('close-it-twice');
    expect(found('exercise-why-mine.md')).toBe('why');
  });

  it('is no other file', () => {
    const others = [
      'lab-1.lab.ts',
      'close-it.lab.ts',
      'exercise-close-it.ts',
      'exercise-close-it.md',
      'exercise-why.lab.ts',
      'exercise-close-iton.lab.ts',
    ];
    for (const name of others) expect(found(name), name).toBeUndefined();
  });
});
