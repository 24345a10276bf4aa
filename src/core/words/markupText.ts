/**
 * `text` as it may stand in an element or an attribute of HTML and XML: no tag comes of it, and characters that XML has
 * none of are replaced.
 */
export function markupText(text: string): string {
  return text
    .replace(noCharacter, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

// eslint-disable-next-line no-control-regex -- these are what is looked for
const noCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Surrogate}\ufffe\uffff]/gu;
