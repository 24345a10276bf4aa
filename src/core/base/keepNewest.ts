/** Puts a value into a map that keeps the `most` entries which were put there last. */
export function keepNewest<Key, Value>(map: Map<Key, Value>, most: number, key: Key, value: Value): void {
  // The last one comes last.
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
