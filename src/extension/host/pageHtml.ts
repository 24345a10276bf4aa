import { inScript } from '../../core/channels/inScript.ts';

export interface PageParts {
  /** The whole content policy. */
  readonly policy: string;
  /** Runs before the policy is in force. */
  readonly before?: string;
  readonly script: string;
  readonly style: string;
  /** Fresh for every page, and the one the policy names. */
  readonly nonce: string;
  /** BCP 47, as `vscode.env.language` gives it. */
  readonly language: string;
  readonly title: string;
}

/** A page of ours. Script and style stand inside it, so that it need not be allowed to load anything. */
export function pageHtml({ policy, before, script, style, nonce, language, title }: PageParts): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="UTF-8">${before === undefined ? '' : `\n<script nonce="${nonce}">${inScript(before)}</script>`}
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${inStyle(style)}</style>
</head>
<body>
<script nonce="${nonce}">${inScript(script)}</script>
</body>
</html>`;
}

function inStyle(text: string): string {
  return text.replace(/<(?=\/style)/gi, '\\3c ');
}

/** Text that stands as text in HTML, in attributes too. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${String(character.charCodeAt(0))};`);
}
