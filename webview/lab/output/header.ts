import { hasReached } from '../../../src/core/run/hasReached.ts';
import { seconds } from '../../../src/core/words/outcomeText.ts';
import type { BackendName } from '../../../src/core/run/run.ts';
import { readable } from '../../../src/core/words/shownText.ts';
import { h } from '../../ui/h.ts';
import { Button } from '../../ui/toolkit.ts';
import { isRunOn, runningMs, type LabActions, type LabPageState, type PagePart } from '../state/labPageState.ts';
import { setText } from '../state/setText.ts';

const backendNames: Readonly<Record<BackendName, string>> = { webgl: 'WebGL', cpu: 'CPU' };

/** Which lab this is, how it stands, and what can be done with it. */
export class Header implements PagePart {
  readonly element: HTMLElement;
  private readonly title = h('h1', {}, 'Lab');
  private readonly file = h('span', { class: 'file muted' });
  private readonly status = h('span', { class: 'status' });
  private readonly edited = h('span', { class: 'edited muted', hidden: true }, 'The code has changed since.');
  private readonly backend = h('span', { class: 'muted backend-reason' });
  private readonly run: Button;
  private readonly stop: Button;
  private readonly pause: Button;
  private readonly turn: Button;
  private isPaused = false;

  constructor(actions: LabActions) {
    this.run = new Button({
      label: 'Run Lab',
      icon: 'run',
      appearance: 'primary',
      onPress: () => {
        actions.run();
      },
    });
    this.stop = new Button({
      label: 'Stop',
      icon: 'stop',
      appearance: 'secondary',
      onPress: () => {
        actions.stop();
      },
    });
    this.pause = new Button({
      label: 'Pause',
      appearance: 'secondary',
      onPress: () => {
        actions.pause(this.isPaused ? 'goOn' : 'pause');
      },
    });
    this.turn = new Button({
      label: 'One Epoch',
      appearance: 'secondary',
      onPress: () => {
        if (this.isPaused) actions.pause('turn');
      },
    });
    const change = h(
      'button',
      {
        class: 'link',
        type: 'button',
        click: () => {
          actions.changeBackend();
        },
      },
      'Change backend',
    );
    this.element = h(
      'header',
      {},
      h('div', { class: 'titles' }, this.title, this.file),
      h('div', { class: 'controls' }, this.run.element, this.pause.element, this.turn.element, this.stop.element, this.status, this.edited),
      h('p', { class: 'backend' }, this.backend, ' ', change),
    );
  }

  update(state: LabPageState, now: number): void {
    // Until somebody has said which lab it is, or where there is none.
    // An answer in words is none that can be run: the lab that can is named with how it stands.
    const answer = state.task?.isInWords ? state.task : null;
    const { title, fileName } = answer ?? state.view ?? { title: 'Lab View', fileName: '' };
    setText(this.title, title);
    // A lab of the learner's own has no title but its file's name.
    setText(this.file, title === fileName ? '' : fileName);
    setText(this.status, `${answer && state.view ? `${state.view.title}: ` : ''}${statusOf(state, now)}`);
    // Two runs of one lab may look the same; whoever watches the page can tell them apart.
    this.element.dataset['run'] = state.run?.runId ?? '';
    // Whatever was shown of a run stands as it was; this says that the text beside it does not.
    this.edited.hidden = !state.view?.isEdited || state.view.notice !== undefined || state.run === null;
    const reason = backendText(state);
    setText(this.backend, reason);
    this.backend.title = readable(reason);
    this.run.isEnabled = state.view !== null;
    // A button that is disabled or hidden loses the focus to nowhere; the next thing to press is Run.
    const hadFocus = [this.stop, this.pause, this.turn].some(({ element }) => element.contains(document.activeElement));
    this.stop.isEnabled = isRunOn(state);
    this.updatePause(state, now);
    if (hadFocus && !this.stop.isEnabled) this.run.element.focus();
  }

  private updatePause({ run }: LabPageState, now: number): void {
    const isOn = run !== null && run.state.outcome === null;
    this.isPaused = isOn && run.state.isPaused && !run.isPausing;
    const isLong = isOn && (runningMs(run, now) ?? 0) >= pausableAfterMs;
    const canBe = isOn && (run.state.pausesLeft > 0 || run.state.isPaused || run.isPausing);
    this.pause.element.hidden = !canBe || !(isLong || run.state.isPaused || run.isPausing || run.heldMs > 0);
    this.pause.label = this.isPaused ? 'Continue' : 'Pause';
    // The last time that a run is held it can only go on for good.
    this.turn.element.hidden = !isOn || run.state.pausesLeft === 0 || !(this.isPaused || run.isPausing);
  }
}

/** Shorter runs are over before anyone could hold them. */
const pausableAfterMs = 1_000;

/** Which backend runs, or would, as one sentence. */
function backendText({ view, run, measured }: LabPageState): string {
  const setting = view?.backendSetting ?? 'auto';
  if (run?.state.backend) return run.state.backend.reason;
  if (setting !== 'auto') return `Using ${backendNames[setting]}: your setting says so.`;
  return measured?.reason ?? 'The fastest backend that is right is chosen when a lab runs.';
}

function statusOf({ view, run, isRequested }: LabPageState, now: number): string {
  if (!view) return '';
  if (isRequested && run?.state.outcome !== null) return 'Starting…';
  if (!run) return view.notice ? 'Not run' : 'Not run yet';
  const { outcome, backend, lastLine } = run.state;
  if (outcome && view.notice) return 'Not run. Below is the run before.';
  const upTo = run.lab?.upTo;
  if (outcome && hasReached(outcome) && upTo !== undefined) return `Ran to line ${String(upTo)} in ${seconds(outcome.ms)}`;
  if (outcome)
    return `${{ finished: 'Finished in', failed: 'Failed after', stopped: 'Stopped after' }[outcome.status]} ${seconds(outcome.ms)}`;
  if (run.isStopping) return 'Stopping…';
  if (!backend || run.startedAt === null) return 'Starting…';
  const place = lastLine === null ? '' : ` · line ${String(lastLine)}`;
  if (run.state.isPaused && !run.isPausing) return `Paused${place}`;
  if (run.isPausing) return run.state.isPaused || run.heldMs > 0 ? `One more epoch…${place}` : 'Pausing…';
  const whole = Math.floor((runningMs(run, now) ?? 0) / 1000);
  return `Running${whole > 0 ? ` · ${seconds(whole * 1000).replace('.0', '')}` : ''}${place}`;
}
