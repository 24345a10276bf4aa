import { isTurned, seedDialOf, type DialOption, type LabDial } from '../../../src/core/run/dials.ts';
import { standText, turnedText } from '../../../src/core/words/dialText.ts';
import { h } from '../../ui/h.ts';
import { isRunOn, type LabActions, type LabPageState, type PagePart } from '../state/labPageState.ts';
import { DialControl } from './dialControl.ts';
import { DialList } from './dialList.ts';

/** Turning goes on for as long as keys follow each other so closely, in milliseconds: the lab runs after it. */
const restMs = 250;

/** What the lab lets its reader turn: each change runs it again, and its text stays as it is. */
export class DialPanel implements PagePart {
  readonly element: HTMLElement;
  private readonly place = h('div', { class: 'dial-place' });
  private readonly reset: HTMLButtonElement;
  private readonly seeds: HTMLButtonElement;
  private readonly actions: LabActions;
  private readonly list = new DialList();
  private controls: readonly { readonly dial: LabDial; readonly control: DialControl }[] = [];
  private wait: ReturnType<typeof setTimeout> | undefined;

  constructor(actions: LabActions) {
    this.actions = actions;
    this.reset = h(
      'button',
      {
        class: 'button',
        type: 'button',
        hidden: true,
        title: 'Every dial as the file says; the lab runs again',
        click: () => {
          this.turnBack();
        },
      },
      'Reset Dials',
    );
    this.seeds = h(
      'button',
      {
        class: 'button',
        type: 'button',
        title: 'Runs the lab with this seed and the nine that follow, in the tab Sweep',
        click: () => {
          this.actions.runSeeds();
        },
      },
      'Ten Seeds',
    );
    this.element = h('section', { class: 'dials', 'aria-label': 'Dials', hidden: true }, this.place, this.reset, this.seeds);
  }

  update(state: LabPageState): void {
    const { key } = this.list;
    this.list.take(state);
    // What was turned was of the other lab.
    if (this.list.key !== key) clearTimeout(this.wait);
    const { dials } = this.list;
    if (this.controls.length !== dials.length || this.controls.some(({ dial }, at) => !isSameDial(dial, dials[at]))) this.build(dials);
    this.seeds.hidden = !seedDialOf(dials);
    this.seeds.disabled = isRunOn(state);
    this.draw();
  }

  private build(dials: readonly LabDial[]): void {
    const focused = this.controls.find(({ control }) => control.element.contains(document.activeElement))?.dial.name;
    this.controls = dials.map(dial => ({
      dial,
      control: new DialControl({
        dial,
        onDidTurn: value => {
          this.turn(dial, value);
        },
        onLine: line => {
          this.actions.revealLine(line);
        },
      }),
    }));
    this.place.replaceChildren(...this.controls.map(({ control }) => control.element));
    // The text has changed below the hand: the focus stays with the dial of that name.
    if (focused !== undefined)
      this.controls
        .find(({ dial }) => dial.name === focused)
        ?.control.element.querySelector<HTMLElement>('input, select')
        ?.focus();
  }

  private draw(): void {
    this.element.hidden = this.controls.length === 0;
    for (const { dial, control } of this.controls) control.show(this.list.valueOf(dial));
    const hadFocus = this.reset === document.activeElement;
    this.reset.hidden = this.list.standing.length === 0;
    if (hadFocus && this.reset.hidden) this.place.querySelector<HTMLElement>('input, select')?.focus();
  }

  private turn(dial: LabDial, value: DialOption): void {
    if (value === this.list.valueOf(dial)) return;
    this.list.turn(dial.name, value);
    this.draw();
    const isOther = isTurned({ own: dial.own, value });
    this.actions.announce(`${dial.name} ${isOther ? turnedText({ own: dial.own, value }) : `is ${standText(value)}, as the file says`}.`);
    clearTimeout(this.wait);
    this.wait = setTimeout(() => {
      this.run();
    }, restMs);
  }

  private turnBack(): void {
    clearTimeout(this.wait);
    this.list.turnAllBack();
    this.draw();
    this.actions.announce('Every dial is as the file says.');
    this.run();
  }

  private run(): void {
    const { key, standing } = this.list;
    if (key !== null) this.actions.turn(standing, key);
  }
}

/** Apart from where it stands: the same control does for both. */
function isSameDial(one: LabDial, other: LabDial | undefined): boolean {
  return other !== undefined && JSON.stringify({ ...one, value: null }) === JSON.stringify({ ...other, value: null });
}
