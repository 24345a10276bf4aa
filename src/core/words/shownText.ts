import { plainLineEnds } from '../base/plainLineEnds.ts';
import { showHidden } from './hiddenCharacters.ts';

declare const brand: unique symbol;

/**
 * Text that is safe wherever VS Code shows text, whoever wrote it: no link, no command and no icon comes of it, and it
 * neither turns the direction of what stands beside it nor hides anything. Only this file makes such text.
 */
export type Shown = string & { readonly [brand]: 'shown' };

/** More marks on one letter cover the lines around it. No script needs so many. */
const mostMarks = 8;

/**
 * `text`, readable and without power. VS Code makes links of `[…](…)` in notifications and questions, and icons of
 * `$(…)` in lenses, lists, trees and the status bar; a blank between takes that away everywhere. Hidden characters are
 * named: `[U+202E]`. Lines stay lines. What has been through stays as it is, so texts may be put together and go
 * through again.
 */
export function shown(text: string): Shown {
  if (harmless.test(text)) return text as Shown;
  return readable(text)
    .replace(/\](?=\()/g, '] ')
    .replace(/\$(?=\()/g, '$ ') as Shown;
}

/**
 * `text` as our own pages show it, which make neither links nor icons of letters: hidden characters are named and
 * direction is left alone, and every other text stays as it is, `f[0](x)` and `$(x)` too.
 */
export function readable(text: string): string {
  if (harmless.test(text)) return text;
  return named(plainLineEnds(text).replace(loneSurrogate, '\ufffd')).replace(tooManyMarks, '$1…');
}

/** The same without addresses: logs and terminals make a link of each. */
export function shownWithoutAddresses(text: string): Shown {
  return shown(text).replace(/:\/\/(?=\S)/g, ':// ') as Shown;
}

/** One of VS Code's icons before a text: the icon is ours. */
export function withIcon(icon: string, text: string): Shown {
  return `$(${icon}) ${shown(text)}` as Shown;
}

/** `text` with blanks that are not collapsed where they stand beside each other. */
export function unbroken(text: Shown): Shown {
  return text.replaceAll(' ', '\u00a0') as Shown;
}

/** Joins and variation selectors stay within emoji: there they hide nothing. */
function named(text: string): string {
  return text
    .split(emojiJoin)
    .map((part, at) => (at % 2 === 0 ? showHidden(part) : part))
    .join('');
}

const emojiJoin =
  /((?<=\p{Extended_Pictographic})\ufe0f(?:\u200d(?=\p{Extended_Pictographic}))?|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200d(?=\p{Extended_Pictographic}))/u;
/** Most texts: letters, digits and marks of ours, and nothing before a bracket that makes a link or an icon. */
const harmless = /^(?:[\n\t -#%-\\^-~·×↔–—…±≤≥−→✗∞\u2581-\u2588░▒▓]|[$\]](?!\())*$/;
const loneSurrogate = /\p{Surrogate}/gu;
const tooManyMarks = new RegExp(`(\\p{Mark}{${String(mostMarks)}})\\p{Mark}+`, 'gu');
