// Numbers and errors as they stand in what checks say.
import type { AttemptError } from 'gatescope/check';

/** `1 step`, `2 steps`. */
export function counted(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Digits a share is given with where fewer would make it all or nothing. */
const mostDigits = 6;

/** A share in percent: as few digits as it takes not to call it 0 % or 100 % where it is not. */
export function percent(share: number): string {
  const hundred = share * 100;
  for (let digits = 0; digits < mostDigits; digits++) {
    const text = hundred.toFixed(digits);
    const isTrue = (Number(text) !== 0 || hundred === 0) && (Number(text) !== 100 || hundred === 100);
    if (isTrue) return `${text} %`;
  }
  return hundred > 50 ? 'nearly 100 %' : 'nearly 0 %';
}

/** What ended an attempt, in one sentence that says whose fault it is. */
export function stoppedBy({ name, message }: AttemptError): string {
  const text = message.replace(/\s+/g, ' ').trim() || name || 'an error without words';
  return `Your attempt stopped with an error: ${text}${/[.!?]$/.test(text) ? '' : '.'}`;
}
