import { isTurned, type DialOption, type LabDial } from '../run/dials.ts';

/** A value of a dial as it is read: numbers in the shortest way that says all of them. */
export function standText(value: DialOption): string {
  return String(value);
}

/** Behind the line of a dial that was turned. */
export function turnedText({ own, value }: Pick<LabDial, 'own' | 'value'>): string {
  return `turned to ${standText(value)}; the file says ${standText(own)}`;
}

/** The values a run had that its text does not say: `seqLen = 30 (the file says 10)`; null where there are none. */
export function turnedWords(dials: readonly LabDial[]): string | null {
  const words = dials.filter(isTurned).map(({ name, own, value }) => `${name} = ${standText(value)} (the file says ${standText(own)})`);
  return words.length === 0 ? null : words.join(', ');
}
