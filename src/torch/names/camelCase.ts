/** `clip_grad_norm` as it is spelled here: `clipGradNorm`. */
export function camelCase(name: string): string {
  return name.replaceAll(/(?<=[a-z\d])_([a-z\d])/gu, (_, letter: string) => letter.toUpperCase());
}
