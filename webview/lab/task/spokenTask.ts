import type { ShownTask } from '../../../src/core/channels/labPageChannel.ts';
import type { TaskView } from '../../../src/core/channels/taskView.ts';
import { inlineNodes } from '../../ui/text/textInlines.ts';
import { byVerdict } from './verdictLooks.ts';
import { plainParts } from './plainParts.ts';

/** What a screen reader is told when a part of the task comes to the front; null where the focus goes there anyway. */
export function spokenTask({ task, front }: ShownTask): string | null {
  if (!task || !front || front.isFocused) return null;
  switch (front.part) {
    case 'task':
      return null;
    case 'check':
      return spokenCheck(task);
    case 'hints': {
      const { taken } = task.hints;
      const last = taken.at(-1);
      return last ? `Hint ${String(taken.length)}: ${textOf(last)}` : 'There is no hint for this exercise.';
    }
    case 'walkthrough': {
      const { steps, answer } = task.walkthrough;
      const last = steps.at(-1);
      if (answer !== null || !last) return 'The answer in words is shown.';
      return `Step ${String(steps.length)}: ${last.title}. ${textOf(last.text)}`;
    }
  }
}

function spokenCheck({ check, isInWords }: TaskView): string | null {
  if (check.state === 'none') return null;
  if (check.state === 'checking') return 'The attempt is being checked.';
  const { kind, message } = check.verdict;
  const { word } = byVerdict[kind];
  const label = isInWords ? 'Self-check: ' : '';
  return message.startsWith(word) ? label + message : `${label}${word}. ${message}`;
}

function textOf(content: Parameters<typeof inlineNodes>[0]): string {
  return inlineNodes(content, plainParts)
    .map(node => node.textContent)
    .join('');
}
