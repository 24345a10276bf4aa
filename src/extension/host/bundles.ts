/** Bundles of their own, each loaded when it is needed first, and loaded here and nowhere else. */

/** What reads a lesson's manifest. */
export function loadManifest(): Promise<typeof import('../../lesson/manifest/manifest.ts')> {
  return import('../../lesson/manifest/manifest.ts');
}

/** Markdown and equations. */
export function loadReading(): Promise<typeof import('../../reading/reading.ts')> {
  return import('../../reading/reading.ts');
}

/** What looks at answers in words. */
export function loadRubric(): Promise<typeof import('../../learning/rubric/rubric.ts')> {
  return import('../../learning/rubric/rubric.ts');
}

/** What starts the compiler's thread. `Compiler` asks first whether the folder is trusted. */
export function loadCompiler(): Promise<typeof import('../../compiler/compiler.ts')> {
  return import('../../compiler/compiler.ts');
}

/** What starts a program. `Guards` has it for the parts: they ask first whether the folder is trusted. */
export function loadPython(): Promise<typeof import('../../python/runPython.ts')> {
  return import('../../python/runPython.ts');
}
