/** `src/instrument` and TypeScript with it are a bundle of their own, loaded here and nowhere else. */
export async function loadCompiler(): Promise<typeof import('../../instrument/instrument.ts').compileLab> {
  const { compileLab } = await import('../../instrument/instrument.ts');
  return compileLab;
}

/** From the same bundle: makes checks of exercises ready. */
export async function loadCheckPreparation(): Promise<typeof import('../../instrument/instrument.ts').prepareCheck> {
  const { prepareCheck } = await import('../../instrument/instrument.ts');
  return prepareCheck;
}
