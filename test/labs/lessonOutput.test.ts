import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/repository.mjs';
import { lessonFile, runLabText } from '../unit/torch/runLabText.ts';

interface LessonFile {
  readonly labs: readonly { readonly id: string; readonly file: string; readonly expected: string }[];
}

const lesson = JSON.parse(lessonFile('lesson.json')) as LessonFile;

describe('the labs of the lesson on the CPU backend', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it.each(lesson.labs)('$id prints what the lesson expects, byte for byte', ({ file, expected }) => {
    expect(runLabText(lessonFile(file))).toBe(lessonFile(expected));
  });

  it('as does the first lab of a learner, in ten lines', () => {
    const text = readFileSync(join(repository, 'labs/new-lab.lab.ts'), 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(10);
    expect(runLabText(text)).toBe('(2, 5, 4) (1, 2, 4)\n');
  });
});
