import type { VSCodeApi } from '../../ui/vscodeApi.ts';

/** What the learner has set on the page; survives while it is hidden. The run itself comes back from the host. */
export interface SavedView {
  /** The id of the tab that was chosen, or null where none was. Where there is no such tab, the page chooses. */
  readonly tab: string | null;
  readonly isTable: boolean;
  readonly pageScroll: number;
  readonly outputScroll: number;
}

const initial: SavedView = { tab: null, isTable: false, pageScroll: 0, outputScroll: 0 };

export class LabViewMemory {
  private readonly api: Pick<VSCodeApi<SavedView>, 'getState' | 'setState'>;

  constructor(api: Pick<VSCodeApi<SavedView>, 'getState' | 'setState'>) {
    this.api = api;
  }

  read(): SavedView {
    return { ...initial, ...this.api.getState() };
  }

  keep(change: Partial<SavedView>): void {
    this.api.setState({ ...this.read(), ...change });
  }
}
