import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleLesson as lesson } from '../lesson/sampleLesson.ts';
import * as fake from './fakeVSCode/vscode.ts';
import { standIn } from './fakeVSCode/standIn.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Guards } = await import('../../../src/extension/parts/guards.ts');
const { LabFolder } = await import('../../../src/extension/lessons/labFolder.ts');
const { NewLab } = await import('../../../src/extension/lessons/newLab.ts');

const { files } = fake.memoryFiles;
const course = fake.Uri.file('/course');

/** What the learner is asked for a name with, and answers. */
interface Asked {
  readonly value?: string;
  readonly validateInput?: (text: string) => unknown;
}
let asked: Asked | undefined;
let answer: string | undefined;
const opened: string[] = [];

function newLab() {
  const folder = new LabFolder({
    extensionUri: fake.Uri.file('/extension'),
    version: '1',
    library: standIn({}),
    files: new Guards(standIn({})).files,
    log: { warn: vi.fn() },
  });
  const opener = {
    folderFor: () => Promise.resolve(course),
    show: (uri: fake.Uri) => {
      opened.push(uri.path);
      return Promise.resolve(fake.documentAt(uri.path));
    },
  };
  const library = { lessons: () => Promise.resolve([lesson]), knownLabOf: () => undefined };
  return new NewLab({ folder, opener: standIn(opener), library: standIn(library) });
}

const problemsWith = (name: string): unknown => asked?.validateInput?.(name);

describe('New Lab', () => {
  beforeEach(() => {
    fake.forgetAll();
    files.set('/extension/labs/new-lab.lab.ts', 'ten lines');
    files.set('/extension/dist/types/tsconfig.json', 'the config');
    files.set('/extension/dist/types/settings.json', 'the settings');
    files.set('/extension/dist/types/.gatescope/types/gatescope.d.ts', 'types');
    opened.length = 0;
    asked = undefined;
    fake.choices.line = options => {
      asked = options;
      return answer;
    };
  });

  it.each(['my-lab', 'my-lab.lab.ts', ' my-lab.ts ', 'my-lab.lab.js'])(
    'makes a file that runs, with its types, and opens it: %j',
    async name => {
      answer = name;
      await newLab().make();
      expect(files.get('/course/my-lab.lab.ts')).toBe('ten lines');
      expect(files.get('/course/.gatescope/types/gatescope.d.ts')).toBe('types');
      expect(opened).toEqual(['/course/my-lab.lab.ts']);
      expect(fake.said).toEqual([]);
    },
  );

  it('offers a name that is free, and opens what is there as it is', async () => {
    files.set('/course/my-lab.lab.ts', 'mine');
    answer = 'my-lab';
    await newLab().make();
    expect(asked?.value).toBe('my-lab-2');
    expect(files.get('/course/my-lab.lab.ts')).toBe('mine');
    expect(opened).toEqual(['/course/my-lab.lab.ts']);
    expect(fake.said).toEqual(['There is a lab of this name already; it was opened as it is.']);
  });

  it('makes nothing where no name was given', async () => {
    answer = undefined;
    await newLab().make();
    expect([...files.keys()].filter(path => path.startsWith('/course'))).toEqual([]);
    expect(opened).toEqual([]);
  });

  it('says what a name may be', async () => {
    answer = undefined;
    await newLab().make();
    for (const name of ['gates', 'Größe 2', 'a.b', 'x_1-2']) expect(problemsWith(name)).toBeUndefined();
    for (const name of ['', ' ', '../up', 'a/b', 'a\\b', 'what?', '.hidden', 'x.', 'a'.repeat(101)])
      expect(problemsWith(name), name).toContain('Use letters, digits');
    expect(problemsWith('exercise-one')).toContain('those of exercises');
  });
});
