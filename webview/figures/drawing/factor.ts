/** A number as it stands within a sum or a product: below zero it needs brackets. */
export function factor(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}
