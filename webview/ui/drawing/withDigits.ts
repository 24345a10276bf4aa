/** A number with `digits` digits after the point; a zero never has a minus. */
export function withDigits(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
