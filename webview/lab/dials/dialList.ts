import { isTurned, type DialOption, type LabDial, type TurnedDial } from '../../../src/core/run/dials.ts';
import type { RunId } from '../../../src/core/run/run.ts';
import type { LabPageState } from '../state/labPageState.ts';

/**
 * The dials of the lab that is shown, as its last run met them. While a run is on, those of the run before stay until
 * it has met them too, and what was turned since stands as it was turned.
 */
export class DialList {
  private lab: string | null = null;
  private run: RunId | null = null;
  private known: readonly LabDial[] = [];
  private readonly turned = new Map<string, { readonly value: DialOption; readonly in: RunId | null }>();

  /** The lab whose dials they are. */
  get key(): string | null {
    return this.lab;
  }

  get dials(): readonly LabDial[] {
    return this.known;
  }

  /** Where a dial stands, or will as soon as the lab has run again. */
  valueOf({ name, own }: Pick<LabDial, 'name' | 'own'>): DialOption {
    return this.turned.get(name)?.value ?? this.known.find(dial => dial.name === name)?.value ?? own;
  }

  /** What stands otherwise than the file says. */
  get standing(): readonly TurnedDial[] {
    return this.known.map(dial => ({ name: dial.name, own: dial.own, value: this.valueOf(dial) })).filter(isTurned);
  }

  turn(name: string, value: DialOption): void {
    this.turned.set(name, { value, in: this.run });
  }

  turnAllBack(): void {
    for (const { name, own } of this.known) this.turn(name, own);
  }

  take({ view, run }: LabPageState): void {
    const lab = view?.key ?? null;
    if (lab !== this.lab) {
      this.known = [];
      this.turned.clear();
    }
    this.lab = lab;
    this.run = run?.runId ?? null;
    const met = run?.state.dials ?? [];
    for (const { name } of met) if (this.turned.get(name)?.in !== this.run) this.turned.delete(name);
    const outcome = run?.state.outcome;
    if (outcome?.status === 'finished') {
      this.known = met;
      for (const [name, { in: before }] of this.turned) if (before !== this.run) this.turned.delete(name);
      return;
    }
    const newer = new Map(met.map(dial => [dial.name, dial]));
    const kept = this.known.map(dial => newer.get(dial.name) ?? dial);
    const added = met.filter(({ name }) => !this.known.some(dial => dial.name === name));
    if (met.length > 0) this.known = [...kept, ...added];
  }
}
