import type { Theme } from './themes.ts';

/** Runs in the page before its own script. */
export function playVSCode(): void {
  const toHost = (globalThis as unknown as { toHost: (message: unknown) => void }).toHost;
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => {
        toHost(JSON.parse(JSON.stringify(message)));
      },
      getState: (): unknown => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
      setState: (state: unknown) => {
        sessionStorage.setItem('state', JSON.stringify(state));
      },
    }),
  });
}

/** Puts into the page what VS Code puts there: variables on `<html>`, the theme's kind on `<body>`, its own styles. */
export function inTheme(html: string, { body, defaultStyles, variables }: Theme, nonce: string): string {
  const attributes = Object.entries(body)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  const set = `for (const [name, value] of Object.entries(${JSON.stringify(variables)})) document.documentElement.style.setProperty(name, value);`;
  return (
    html
      .replace('<head>', () => `<head><style nonce="${nonce}">${defaultStyles}</style><script nonce="${nonce}">${set}</script>`)
      // The nest's document stands in a script above.
      .replace('\n<body>', `\n<body${attributes}>`)
  );
}
