import type * as vscode from 'vscode';
import { shown, type Shown } from '../../core/words/shownText.ts';
import { activeLab } from '../host/labDocument.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { askLine } from '../shown/questions.ts';
import type { LabFolder } from './labFolder.ts';
import type { LabOpener } from './labOpener.ts';
import type { LessonLibrary } from './lessonLibrary.ts';

export interface NewLabOptions {
  readonly library: LessonLibrary;
  readonly folder: LabFolder;
  readonly opener: LabOpener;
}

/** Makes a lab of the learner's own: a file of ten lines that runs, where their labs are. */
export class NewLab {
  private readonly options: NewLabOptions;

  constructor(options: NewLabOptions) {
    this.options = options;
  }

  async make(): Promise<void> {
    const { folder, opener } = this.options;
    const target = await this.folderForLab();
    if (!target) return;
    const name = await askLine({
      title: inWords('New Lab'),
      prompt: inWords('What is the lab called? Its file has this name and .lab.ts.'),
      value: shown(await folder.freeName(target, 'my-lab')),
      validateInput: whatIsWrong,
    });
    if (name === undefined) return;
    const { uri, isNew } = await folder.newLab(target, `${bareName(name)}${labEnding}`);
    if (!isNew) void showInformation(inWords('There is a lab of this name already; it was opened as it is.'));
    await opener.show(uri);
  }

  /** Beside the labs of the lesson; undefined where the learner chose no folder. */
  private async folderForLab(): Promise<vscode.Uri | undefined> {
    const { library, opener } = this.options;
    const uri = activeLab()?.uri;
    const lessons = await library.lessons();
    const lesson = lessons.find(one => one.id === (uri && library.knownLabOf(uri)?.lesson.id)) ?? lessons[0];
    return lesson && opener.folderFor(lesson);
  }
}

const labEnding = '.lab.ts';

/** A name may be given with the end that its file gets. */
function bareName(name: string): string {
  return name.trim().replace(/(?:\.lab)?\.[jt]s$/u, '');
}

function whatIsWrong(name: string): Shown | undefined {
  const bare = bareName(name);
  if (bare.startsWith('exercise-')) return inWords('Names that begin with exercise- are those of exercises. Choose another one.');
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(bare) || bare.length > 100 || bare.endsWith('.'))
    return inWords('Use letters, digits, spaces and - _ . and begin with a letter or a digit.');
  return undefined;
}
