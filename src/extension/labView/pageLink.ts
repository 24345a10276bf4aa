import * as vscode from 'vscode';
import { connect, type Remote } from '../../core/channels/channel.ts';
import { Disposable, DisposableValue } from '../../core/base/disposable.ts';
import type { LabHostApi, LabPageApi } from '../../core/channels/labPageChannel.ts';
import { tickingOf } from '../../core/base/patience.ts';
import type { RunEvent, RunId } from '../../core/run/run.ts';
import { ComingUp } from '../host/comingUp.ts';
import { HeartbeatWatch } from './heartbeatWatch.ts';
import type { Log } from '../shown/log.ts';

/** One event of a run that is on in the page. */
export interface PageEvent {
  readonly runId: RunId;
  readonly event: RunEvent;
}

/** What the page tells, besides that it is there and what happens in runs. */
type LabPageListener = Omit<LabHostApi, 'ready' | 'events' | 'refused'> & {
  /** The page went silent in the middle of a run, or its document was loaded anew: what ran in it is gone. */
  lost(reason: 'silent' | 'reloaded'): void;
  /** The page has not come up: nothing has run in it yet. */
  stuck(): void;
};

export interface LabPageOptions {
  readonly webview: vscode.Webview;
  readonly install: Parameters<LabPageApi['install']>[0];
  /** Whoever listens here is told of each event of a run. */
  readonly received: vscode.EventEmitter<PageEvent>;
  readonly listener: LabPageListener;
  readonly log: Log;
}

/** One life of the lab page: from its document's load to its end. Calls wait until the page is ready. */
export class PageLink extends Disposable {
  readonly remote: Remote<LabPageApi>;
  private readonly heartbeat: HeartbeatWatch;
  private readonly log: Log;
  private isReady = false;
  private webview: vscode.Webview;
  private readonly receiving = this.register(new DisposableValue<vscode.Disposable>());
  private readonly receive: (message: unknown) => void;
  private readonly comingUp: ComingUp;
  /** Messages that VS Code's window has not taken yet. */
  private untaken = 0;

  constructor({ webview, install, received, listener, log }: LabPageOptions) {
    super();
    this.log = log;
    this.webview = webview;
    /** One bad message must not end a run: it is written down and dropped. */
    const guarded =
      <P>(name: string, handle: (params: P) => void) =>
      (params: P): void => {
        try {
          handle(params);
        } catch (error) {
          log.error(`Message '${name}' of the lab page was dropped:`, error);
        }
      };

    const takeEvent = guarded('event', (params: PageEvent) => {
      received.fire(params);
    });

    const connection = connect<LabHostApi, LabPageApi>(
      {
        ready: () => {
          if (this.isReady) {
            listener.lost('reloaded');
            return;
          }
          this.isReady = true;
          this.comingUp.done();
          connection.open();
        },
        events: ({ runId, events }) => {
          for (const event of events) takeEvent({ runId, event });
        },
        refused: guarded('refused', ({ runId, count }) => {
          log.warn(`Run ${runId}: ${String(count)} of its messages and values were refused.`);
        }),
        requestRun: guarded('requestRun', params => {
          listener.requestRun(params);
        }),
        requestStop: guarded('requestStop', params => {
          listener.requestStop(params);
        }),
        requestReset: guarded('requestReset', params => {
          listener.requestReset(params);
        }),
        requestTurn: guarded('requestTurn', params => {
          listener.requestTurn(params);
        }),
        requestStep: guarded('requestStep', params => {
          listener.requestStep(params);
        }),
        revealLine: guarded('revealLine', params => {
          listener.revealLine(params);
        }),
        openBackendSetting: guarded('openBackendSetting', params => {
          listener.openBackendSetting(params);
        }),
        backendMeasured: guarded('backendMeasured', params => {
          listener.backendMeasured(params);
        }),
        requestTask: guarded('requestTask', params => {
          listener.requestTask(params);
        }),
        // What goes wrong here is told to the page: it waits for the answer.
        say: params => listener.say(params),
        see: params => listener.see(params),
        claim: params => listener.claim(params),
        focused: guarded('focused', params => {
          listener.focused(params);
        }),
        resized: guarded('resized', params => {
          listener.resized(params);
        }),
      },
      message => {
        const taken = (): void => {
          this.untaken--;
        };
        this.untaken++;
        this.webview.postMessage(message).then(taken, taken);
      },
    );
    this.remote = connection.remote;
    this.register(connection);
    this.heartbeat = this.register(
      new HeartbeatWatch({
        time: tickingOf(globalThis),
        ask: () => this.remote.beat({}),
        isHeldUp: () => this.untaken > 0,
        onLost: () => {
          listener.lost('silent');
        },
      }),
    );
    this.comingUp = this.register(
      new ComingUp(() => {
        listener.stuck();
      }),
    );
    this.receive = message => {
      this.heartbeat.hear();
      connection.receive(message);
    };
    this.attach(webview);
    // It waits until the page says it is ready, and goes before every other call.
    this.install(install);
  }

  /**
   * Takes this page's document to be in `webview` from now on: the one it had did not come up. What waits for it waits
   * on.
   */
  attach(webview: vscode.Webview): void {
    this.webview = webview;
    this.receiving.value = webview.onDidReceiveMessage(this.receive);
    this.heartbeat.restart();
    this.comingUp.wait();
  }

  /** Its document has come up. */
  get isLoaded(): boolean {
    return this.isReady;
  }

  /** Also later, when a limit has changed. */
  install(params: LabPageOptions['install']): void {
    this.remote.install(params).catch((error: unknown) => {
      if (!this.isDisposed) this.log.error('The lab page could not take its scripts:', error);
    });
  }

  /** From now on the page must be heard. */
  watch(isOn: boolean): void {
    if (isOn) this.heartbeat.start(this.isReady);
    else this.heartbeat.stop();
  }
}
