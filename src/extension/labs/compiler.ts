/** `src/instrument` and TypeScript with it are a bundle of their own, loaded here and nowhere else. */
export async function loadCompiler(): Promise<typeof import('../../instrument/instrument.ts').compileLab> {
  const { compileLab } = await import('../../instrument/instrument.ts');
  return compileLab;
}
