// @ts-check

/**
 * Takes out of declarations what a reader of hovers has no use for: licence headers (the licence is named once, at the top), module marks, and the
 * tags TensorFlow.js makes its website from.
 * @param {string} text
 */
export function shortenComments(text) {
  const shorter = text
    .replaceAll(/\/\*\*\n \* @license[\s\S]*?\*\/\n?/gu, '')
    .replaceAll(/^\/\/\/ <(?:amd-module|reference)[^\n]*\n/gmu, '')
    .replaceAll(/^ *\* *@(?:doc|docalias|doclink|docunpackreturn|docinline)\b[^\n]*\n/gmu, '')
    .replaceAll(/\/\*\* *@(?:docalias|doclink|docinline)[^\n]*?\*\/\n?/gu, '')
    .replaceAll(/(?:^ *\*\s*\n)+(?= *\*\/)/gmu, '')
    .replaceAll(/^ {4}/gmu, ' ')
    .replaceAll(/\n{2,}/gu, '\n');
  return `/** TensorFlow.js: Copyright Google LLC, licensed under the Apache License 2.0 (https://www.apache.org/licenses/LICENSE-2.0). */\n${shorter}`;
}
