import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a real VS Code gives a webview: written by `readThemes.mjs`. */
export interface Theme {
  readonly body: Readonly<Record<string, string>>;
  readonly defaultStyles: string;
  readonly variables: Readonly<Record<string, string>>;
}

export const themeNames = ['darkModern', 'lightModern', 'highContrastDark', 'highContrastLight'] as const;

export type ThemeName = (typeof themeNames)[number];

export function readTheme(name: ThemeName): Theme {
  return JSON.parse(readFileSync(join('test/browser/labPage/themes', `${name}.json`), 'utf8')) as Theme;
}
