const encoder = new TextEncoder();

/** Bytes that `value` takes on the way to the host, which gets messages as JSON text. */
export function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value);
  // Encoding makes a copy; plain text, by far the most common, does not need it.
  return /[^\0-\x7f]/.test(json) ? encoder.encode(json).length : json.length;
}
