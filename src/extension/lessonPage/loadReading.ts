/** Markdown and equations are a bundle of their own, loaded here and nowhere else. */
export function loadReading(): Promise<typeof import('../../reading/reading.ts')> {
  return import('../../reading/reading.ts');
}
