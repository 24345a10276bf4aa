/** What reads a lesson's manifest is a bundle of its own, loaded here and nowhere else. */
export function loadManifest(): Promise<typeof import('../../lesson/manifest.ts')> {
  return import('../../lesson/manifest.ts');
}
