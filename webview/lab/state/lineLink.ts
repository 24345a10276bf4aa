import { h } from '../../ui/h.ts';

/** Leads to a line of the learner's own file. */
export function lineLink(line: number, onPress: (line: number) => void): HTMLButtonElement {
  return h(
    'button',
    {
      class: 'link line-link',
      type: 'button',
      click: () => {
        onPress(line);
      },
    },
    `line ${String(line)}`,
  );
}
