import type { ProgressEvent } from '../../learning/deed.ts';
import type { ProgressDisk } from './progressDisk.ts';
import { decodeProgress, encodeProgress, type ProgressFile } from './progressFile.ts';

const eventFolder = 'events';
const snapshotFolder = 'snapshots';
/** Another window may tidy up while this one reads: then it reads again. */
const mostReadings = 5;

export interface LoadedEvents {
  readonly events: readonly ProgressEvent[];
  /** Files that were cut, changed or are of something else. */
  readonly unreadable: readonly string[];
  /** Files the disk did not give. */
  readonly failed: readonly string[];
  /** True where a later version of the product has written some. */
  readonly hasNewer: boolean;
}

/**
 * The events on disk. No file is ever written over: every save is a new file `events/SESSION/N.json`. A snapshot takes
 * the place of many; a file is removed only once two snapshots that were read back hold its events, so that no
 * single bad file loses any.
 */
export class ProgressLog {
  private readonly disk: ProgressDisk;
  private readonly session: string;
  /** Every file whose events this window has taken in, with what a snapshot covers. */
  private readonly known = new Map<string, readonly string[]>();
  private saves = 0;
  private highestSnapshot = 0;
  private lastSaved: string | null = null;

  constructor(disk: ProgressDisk, session: string) {
    this.disk = disk;
    this.session = session;
  }

  /** How many files of single saves there are: a reason to compact. */
  get looseFiles(): number {
    return [...this.known.keys()].filter(name => name.startsWith(`${eventFolder}/`)).length;
  }

  /** What stands in files this window has not taken in yet. Rejects where the folder cannot be read at all. */
  async load(): Promise<LoadedEvents> {
    for (let reading = 1; ; reading++) {
      const loaded = await this.tryLoad();
      if (loaded) return loaded;
      if (reading === mostReadings) throw new Error('The files of progress keep changing.');
    }
  }

  /** Keeps events in a new file and reads it back. Rejects where they are not there afterwards. */
  async save(events: readonly ProgressEvent[]): Promise<void> {
    const name = `${eventFolder}/${this.session}/${String(this.saves++)}.json`;
    await this.writeNew({ id: name, events });
    this.lastSaved = name;
  }

  /** False where this window's last save is gone: someone removed the folder, or another window tidied up. */
  async isSaved(): Promise<boolean> {
    return this.lastSaved === null || (await this.disk.read(this.lastSaved)) !== null;
  }

  /** Forgets what it knows to be on disk: everything has to be saved again. */
  forget(): void {
    this.known.clear();
    this.lastSaved = null;
  }

  /** Keeps an unreadable file under a name that is not read again. Its content stays as it is. */
  async setAside(name: string): Promise<void> {
    await this.disk.rename(name, `${name}.bad`);
  }

  /** Writes all of `events` to one new snapshot, then removes what two snapshots hold. */
  async compact(events: readonly ProgressEvent[]): Promise<void> {
    const covers = [...this.known.keys()];
    const [previous] = covers.filter(name => name.startsWith(`${snapshotFolder}/`)).sort(byNumberDown);
    this.highestSnapshot = Math.max(this.highestSnapshot, ...covers.map(numberOf)) + 1;
    const coveredBefore = previous === undefined ? [] : (this.known.get(previous) ?? []);
    const name = `${snapshotFolder}/${String(this.highestSnapshot)}-${this.session}.json`;
    await this.writeNew({ id: name, events, covers });
    this.lastSaved = name;
    for (const done of coveredBefore) {
      if (!this.known.has(done)) continue;
      await this.disk.remove(done);
      this.known.delete(done);
    }
  }

  /** Undefined where a file went away meanwhile. */
  private async tryLoad(): Promise<LoadedEvents | undefined> {
    const events: ProgressEvent[] = [];
    const unreadable: string[] = [];
    const failed: string[] = [];
    const covered = new Set<string>();
    let hasNewer = false;
    const taken = new Map<string, readonly string[]>();
    for (const name of [...(await this.snapshots()), ...(await this.saved())]) {
      if (this.known.has(name) || taken.has(name)) continue;
      if (covered.has(name)) {
        taken.set(name, []);
        continue;
      }
      const text = await this.disk.read(name).catch(() => {
        failed.push(name);
      });
      if (text === null) return undefined;
      if (text === undefined) continue;
      const read = await decodeProgress(text);
      if (read.kind === 'newer') hasNewer = true;
      else if (read.kind === 'unreadable') unreadable.push(name);
      else {
        const covers = read.file.covers ?? [];
        covers.forEach(one => covered.add(one));
        taken.set(name, covers);
        for (const event of read.file.events) events.push(event);
      }
    }
    for (const [name, covers] of taken) this.known.set(name, covers);
    return { events, unreadable, failed, hasNewer };
  }

  /** The newest first: it says which of the others need not be read. */
  private async snapshots(): Promise<string[]> {
    const names = await this.disk.list(snapshotFolder);
    return names
      .filter(isProgressFile)
      .map(name => `${snapshotFolder}/${name}`)
      .sort(byNumberDown);
  }

  private async saved(): Promise<string[]> {
    const sessions = await this.disk.list(eventFolder);
    const names = sessions.map(async session =>
      (await this.disk.list(`${eventFolder}/${session}`)).filter(isProgressFile).map(name => `${eventFolder}/${session}/${name}`),
    );
    return (await Promise.all(names)).flat();
  }

  private async writeNew(file: ProgressFile): Promise<void> {
    const text = await encodeProgress(file);
    try {
      await this.disk.write(file.id, text);
      // A disk can take a write and lose it; another window can have set the half-written file aside.
      if ((await this.disk.read(file.id)) !== text) throw new Error(`${file.id} is not what was written.`);
    } catch (error) {
      await this.disk.remove(file.id).catch(() => undefined);
      throw error;
    }
    this.known.set(file.id, file.covers ?? []);
  }
}

function isProgressFile(name: string): boolean {
  return name.endsWith('.json');
}

/** Of `snapshots/12-SESSION.json`; 0 of any other file. */
function numberOf(name: string): number {
  return name.startsWith(`${snapshotFolder}/`) ? Number.parseInt(name.slice(snapshotFolder.length + 1), 10) || 0 : 0;
}

function byNumberDown(one: string, other: string): number {
  return numberOf(other) - numberOf(one) || (one < other ? 1 : -1);
}
