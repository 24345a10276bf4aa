import { contentPolicy } from '../../core/contentPolicy.ts';

export interface LabPageParts {
  readonly script: string;
  readonly style: string;
  /** Fresh for every page. */
  readonly nonce: string;
  /** BCP 47, as `vscode.env.language` gives it. */
  readonly language: string;
  readonly title: string;
}

/**
 * The lab page. Script and style stand inside it, because the page may load nothing: labs run below it, and whatever
 * it may load they could ask for too.
 */
export function labPageHtml({ script, style, nonce, language, title }: LabPageParts): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${inStyle(style)}</style>
</head>
<body>
<script nonce="${nonce}">${inScript(script)}</script>
</body>
</html>`;
}

/** What would end a script element, or keep its end from being seen. In a string or a pattern `\x3c` is `<`. */
function inScript(text: string): string {
  return text.replace(/<(?=\/script|!--|script)/gi, '\\x3c');
}

function inStyle(text: string): string {
  return text.replace(/<(?=\/style)/gi, '\\3c ');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${String(character.charCodeAt(0))};`);
}
