const encoder = new TextEncoder();

/** Bytes that `value` takes on the way to the host, which gets messages as JSON text. */
export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
