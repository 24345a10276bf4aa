/** What starts a program is a bundle of its own, loaded here and nowhere else: when the learner asks for it. */
export async function loadPython(): Promise<typeof import('../../python/runPython.ts').runPython> {
  const { runPython } = await import('../../python/runPython.ts');
  return runPython;
}
