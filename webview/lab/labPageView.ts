import { EventTeller } from './runner/eventTeller.ts';
import { connect, unlessGone } from '../../src/core/channels/channel.ts';
import { Disposable } from '../../src/core/base/disposable.ts';
import type { LabHostApi, LabPageApi, LabView } from '../../src/core/channels/labPageChannel.ts';
import type { RunEvent, RunId } from '../../src/core/run/run.ts';
import { Announcer } from '../ui/announcer.ts';
import { h } from '../ui/h.ts';
import { registerToolkit } from '../ui/toolkit.ts';
import type { VSCodeApi } from '../ui/vscodeApi.ts';
import { Header } from './output/header.ts';
import { LabModel } from './state/labModel.ts';
import { stepWords } from './state/shownStep.ts';
import { keepScroll } from './state/keepScroll.ts';
import { isRunOn, type LabActions, type PagePart } from './state/labPageState.ts';
import type { LabSandboxes, SandboxListener } from './runner/labSandboxes.ts';
import { DialPanel } from './dials/dialPanel.ts';
import { OutcomeBanner } from './output/outcomeBanner.ts';
import { QuestionList } from './output/questionList.ts';
import { OutputPanel } from './output/outputPanel.ts';
import { comparedWords } from './output/comparedWords.ts';
import { spokenEnd } from './facts/trainingEnds.ts';
import { ProgressBar } from './output/progressBar.ts';
import { spokenEvent } from './output/spokenEvents.ts';
import { StepBar } from './results/stepBar.ts';
import { ResultTabs } from './results/resultTabs.ts';
import { spokenTask } from './task/spokenTask.ts';
import { WarningList } from './output/warningList.ts';
import { LabViewMemory, type SavedView } from './state/savedView.ts';

/** Time passes on the page even while the lab says nothing. */
const tickMs = 200;

/** The lab view: joins host, sandboxes and document. */
export class LabPageView extends Disposable {
  private readonly model = new LabModel(() => performance.now());
  private readonly announcer = new Announcer();
  private readonly questions: QuestionList;
  private readonly parts: readonly PagePart[];
  private readonly sandboxes: LabSandboxes;
  private readonly host;
  private frame = 0;
  private readonly teller = new EventTeller(told => void this.host.events(told));

  constructor(api: VSCodeApi<SavedView>, makeSandboxes: (listener: SandboxListener) => LabSandboxes) {
    super();
    registerToolkit();
    const connection = connect<LabPageApi, LabHostApi>(this.pageApi(), message => {
      api.postMessage(message);
    });
    this.register(connection);
    this.host = connection.remote;
    this.sandboxes = this.register(
      makeSandboxes({
        event: (runId, event) => {
          this.takeEvent(runId, event);
        },
        refused: (runId, count) => {
          void this.host.refused({ runId, count });
        },
        measured: choice => {
          this.model.measured(choice);
          void this.host.backendMeasured({ choice });
        },
      }),
    );

    const memory = new LabViewMemory(api);
    const actions = this.actions();
    const output = new OutputPanel(actions);
    const results = this.register(new ResultTabs({ actions, memory, sandboxes: this.sandboxes }));
    const questions = (this.questions = new QuestionList(actions));
    this.parts = [new Header(actions), questions, new DialPanel(actions), new ProgressBar(), new OutcomeBanner(actions), new WarningList(actions), output, new StepBar(actions), results]; // prettier-ignore
    this.build(this.parts.map(part => part.element));
    keepScroll(this.model, memory, output.scroller, () => {
      this.update();
    });

    this.register(
      this.model.onDidChange(() => {
        this.requestUpdate();
      }),
    );
    this.every(tickMs, () => {
      if (isRunOn(this.model.value)) this.requestUpdate();
    });
    const receive = ({ data, origin }: MessageEvent<unknown>): void => {
      // VS Code speaks from this page's own origin; a sandbox, should anything in it reach out, from none.
      if (origin === window.origin) connection.receive(data);
    };
    this.listen('message', receive);
    this.tellFocus();
    this.update();
    connection.open();
    void this.host.ready({});
    this.tellSize();
    this.listen('resize', this.tellSize.bind(this));
  }

  private listen<Name extends keyof WindowEventMap>(name: Name, heard: (event: WindowEventMap[Name]) => void): void {
    window.addEventListener(name, heard);
    this.register({
      dispose: () => {
        window.removeEventListener(name, heard);
      },
    });
  }

  /**
   * VS Code does not know whether a view's page has the focus, and the keys of the view depend on it: they work once
   * the host has heard of it, and `data-keys` says whether it has.
   */
  private tellFocus(): void {
    const { dataset } = document.documentElement;
    let changes = 0;
    const tell = ({ type }: Event): void => {
      const isFocused = type === 'focus';
      const change = ++changes;
      if (isFocused) dataset['keys'] = 'awaited';
      else delete dataset['keys'];
      void unlessGone(this.host.focused({ isFocused })).then(() => {
        if (isFocused && change === changes) dataset['keys'] = 'given';
      });
    };
    this.listen('focus', tell);
    this.listen('blur', tell);
  }

  private tellSize(): void {
    void this.host.resized({ width: window.innerWidth, height: window.innerHeight });
  }

  private pageApi(): LabPageApi {
    return {
      install: params => {
        this.sandboxes.install(params);
      },
      prepare: params => {
        this.sandboxes.prepare(params);
      },
      run: async request => {
        this.model.begin(request);
        await this.sandboxes.run(request);
      },
      check: params => this.sandboxes.check(params),
      runQuietly: params => this.sandboxes.runQuietly(params),
      stop: params => {
        this.model.stopping(params.runId);
        return this.sandboxes.stop(params);
      },
      pause: params => {
        this.model.pausing(params);
        this.sandboxes.pause(params);
      },
      show: view => {
        this.show(view);
      },
      ask: this.model.ask.bind(this.model),
      goToQuestion: ({ prediction }) => {
        this.questions.goTo(prediction);
        this.requestUpdate();
      },
      edited: this.model.edited.bind(this.model),
      showStep: ({ runId, cursor }) => {
        const run = this.model.goToStep(runId, cursor);
        if (run) this.announcer.announce(stepWords(run));
      },
      showTask: shown => {
        this.model.showTask(shown);
        const spoken = spokenTask(shown);
        if (spoken !== null) this.announcer.announce(spoken);
      },
      runTenSeeds: this.model.askSeeds.bind(this.model),
      showWhy: this.model.showWhy.bind(this.model),
      showTab: this.model.askTab.bind(this.model),
      // The answer itself is what counts.
      beat: () => undefined,
      finish: params => {
        this.model.finish(params);
        if (this.model.value.run?.runId === params.runId) this.announceEnd(params.message.text);
      },
    };
  }

  private actions(): LabActions {
    return {
      run: () => {
        this.model.requested(true);
        const answered = (): void => {
          this.model.requested(false);
        };
        this.host.requestRun({}).then(answered, answered);
      },
      stop: () => {
        void this.host.requestStop({});
        // Not only by way of the host, which may be gone: what runs here ends here.
        const { run } = this.model.value;
        if (!run) return;
        this.model.stopping(run.runId);
        void this.sandboxes.stop({ runId: run.runId, reason: 'user' });
      },
      pause: request => {
        const { run } = this.model.value;
        if (!run) return;
        const params = { runId: run.runId, request };
        this.model.pausing(params);
        this.sandboxes.pause(params);
      },
      runSeeds: this.model.askSeeds.bind(this.model),
      turn: (turned, key) => void this.host.requestTurn({ turned, key }),
      reset: () => void this.host.requestReset({}),
      goToStep: cursor => {
        const run = this.model.goToStep(this.model.value.run?.runId, cursor);
        if (run) void this.host.requestStep({ runId: run.runId, cursor });
      },
      askWhy: this.model.askWhy.bind(this.model),
      revealLine: line => void this.host.revealLine({ line }),
      changeBackend: () => void this.host.openBackendSetting({}),
      askTask: request => {
        const { task } = this.model.value;
        if (task) void this.host.requestTask({ key: task.key, request });
      },
      say: (prediction, text) => this.host.say({ prediction, text }),
      see: prediction => void this.host.see({ prediction }),
      claim: (runId, claim) => this.host.claim({ runId, claim }),
      announce: this.announcer.announce.bind(this.announcer),
    };
  }

  private show(view: LabView): void {
    const { view: before, isRequested } = this.model.value;
    const { notice } = view;
    this.model.show(view);
    // Whoever pressed Run again hears it again.
    if (notice && (isRequested || notice.text !== before?.notice?.text)) this.announcer.announce(notice.text);
  }

  private takeEvent(runId: RunId, event: RunEvent): void {
    if (this.model.take(runId, event)) this.announceEvent(event);
    this.teller.tell(runId, event);
  }

  private announceEvent(event: RunEvent): void {
    if (this.model.value.run?.isLive) return;
    const text = spokenEvent(event);
    if (text !== null) this.announcer.announce(text);
  }

  private announceEnd(text: string): void {
    const { run } = this.model.value;
    if (run?.isLive) return;
    const more = [comparedWords(this.model.value), run && spokenEnd(run.state)];
    this.announcer.announce([text, ...more].filter(Boolean).join(' '));
  }

  private build([header, ...rest]: readonly HTMLElement[]): void {
    if (document.documentElement.lang === '') document.documentElement.lang = 'en';
    if (document.title === '') document.title = 'Lab';
    if (header) document.body.append(header);
    document.body.append(h('main', {}, ...rest), this.announcer.element);
  }

  private requestUpdate(): void {
    // One drawing a frame, however many events came.
    if (this.frame === 0)
      this.frame = requestAnimationFrame(() => {
        this.update();
      });
  }

  private update(): void {
    this.frame = 0;
    const now = performance.now();
    for (const part of this.parts) part.update(this.model.value, now);
  }

  private every(ms: number, action: () => void): void {
    const timer = setInterval(action, ms);
    this.register({
      dispose: () => {
        clearInterval(timer);
      },
    });
  }
}
