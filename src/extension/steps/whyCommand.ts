import * as vscode from 'vscode';
import { Disposable } from '../../core/base/disposable.ts';
import { gateWords } from '../../core/words/inline/gateText.ts';
import { numberText } from '../../core/words/numberText.ts';
import { notices } from '../../core/words/outcomeText.ts';
import { shown } from '../../core/words/shownText.ts';
import { commands as ids } from '../host/ids.ts';
import { activeLab } from '../host/labDocument.ts';
import type { LabRun } from '../runs/labRun.ts';
import { inWords } from '../shown/inWords.ts';
import { showInformation } from '../shown/messages.ts';
import { askWhich, type Choice } from '../shown/questions.ts';
import type { Commands } from '../trust/commands.ts';
import type { HoverStory } from '../values/hoverText.ts';
import { valueStories } from '../values/valueStories.ts';
import type { StepsOptions } from './steps.ts';

export interface WhyCommandOptions extends Pick<StepsOptions, 'sheets' | 'lastRuns'> {
  readonly labView: Pick<StepsOptions['labView'], 'focus'>;
  readonly shownLab: { follow(uri: vscode.Uri): void };
  readonly commands: Commands;
}

interface GateChoice extends Choice {
  readonly line: number;
  readonly layer: number;
  readonly gate: string;
}

/** Why is this value what it is? Of a gate inside a recurrent module, one unit and step is opened in the lab view. */
export class WhyCommand extends Disposable {
  private readonly options: WhyCommandOptions;

  constructor(options: WhyCommandOptions) {
    super();
    this.options = options;
    this.register(options.commands.register(ids.whyValue, () => this.ask()));
  }

  private async ask(): Promise<void> {
    const { sheets, lastRuns } = this.options;
    const editor = vscode.window.activeTextEditor;
    const sheet = editor && sheets.get(editor.document.uri);
    if (!sheet) {
      await showInformation(activeLab() ? inWords('There are no values yet. Run the lab first.') : shown(notices.noLab.text));
      return;
    }
    const { run } = sheet;
    if (!run.isOver || lastRuns.get(run.uri) !== run) {
      await showInformation(inWords('Why a gate is as it is can be told of the last run of the lab, once that has ended.'));
      return;
    }
    const all = valueStories(sheet, editor.document).flatMap(gatesOf);
    const line = editor.selection.active.line + 1;
    const here = all.filter(gate => gate.line === line);
    // Where this line has none, there are those of the file to choose from.
    const asked = here.length > 0 ? here : all;
    if (asked.length === 0) await showInformation(noGates());
    else await this.open(run, asked);
  }

  private async open(run: LabRun, gates: readonly GateChoice[]): Promise<void> {
    const [only] = gates;
    const title = inWords('Why is this value what it is?');
    const placeHolder = inWords('Choose a gate: a mean, of which one unit and step is opened');
    const chosen = gates.length === 1 ? only : await askWhich(gates, { title, placeHolder, matchOnDescription: true });
    if (!chosen) return;
    const { labView, shownLab } = this.options;
    shownLab.follow(run.uri);
    const page = await labView.focus();
    await page.remote.showWhy({ runId: run.id, layer: chosen.layer, gate: chosen.gate });
  }
}

/** The gates inside a recurrent module that stand beside a line. */
function gatesOf({ text, value: { value }, line }: HoverStory): GateChoice[] {
  if (value.kind !== 'module' || value.layer === undefined) return [];
  const { layer, gates = [] } = value;
  return gates.map(({ name, meaning, mean }) => ({
    label: inWords('Line {0}: {1}', line, `${text.name}.${name}`),
    description: inWords('{0} on average', `${numberText(mean)} ${gateWords(meaning, mean)}`),
    line,
    layer,
    gate: name,
  }));
}

function noGates(): ReturnType<typeof inWords> {
  return inWords(
    'No gate inside a recurrent module stands in this file. What the lab computes by itself is told expression by expression: select one, and choose Show Selected Expression.',
  );
}
