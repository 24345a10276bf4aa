import { markupText } from '../../core/words/markupText.ts';
import { readable } from '../../core/words/shownText.ts';
import { kindWords, reportOrder, share, type ClassSummary } from './classSummary.ts';
import type { Graded } from './gradeBatch.ts';

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.3rem 0.6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); text-align: start; vertical-align: top; }
th, .number, .brief { white-space: nowrap; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
meter { width: 100%; min-width: 8rem; }
.right { font-weight: 600; }
.name { min-width: 8rem; overflow-wrap: anywhere; }
.files { font-size: 0.9em; min-width: 8rem; overflow-wrap: anywhere; }
`;

const shown = (text: string): string => markupText(readable(text));
const cell = (text: string | number, kind = ''): string =>
  `<td${kind === '' ? '' : ` class="${kind}"`}>${typeof text === 'number' ? String(text) : shown(text)}</td>`;

/** A page of a class that opens anywhere: one file, without a script and without anything from elsewhere. */
export function gradePage(title: string, graded: readonly Graded[], summary: ClassSummary): string {
  const heading = `${shown(title)}: ${String(summary.attempts)} ${summary.attempts === 1 ? 'attempt' : 'attempts'}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${heading}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${kinds(summary)}
${goalRates(summary)}
${mistakes(summary)}
${attempts(graded)}
</main>
</body>
</html>
`;
}

function kinds({ attempts: all, byKind }: ClassSummary): string {
  const rows = reportOrder.map(kind => cell(kindWords[kind]) + cell(byKind[kind], 'number') + cell(share(byKind[kind], all), 'number'));
  return table('How they came out', ['Verdict', { count: 'Attempts' }, { count: 'Share' }], rows);
}

function goalRates({ goals }: ClassSummary): string {
  if (goals.length === 0) return '';
  const rows = goals.map(({ title, met, missed, notReached }) => rate(title, met, met + missed + notReached));
  return table('Sub-goals, of the attempts that were looked at', ['Sub-goal', { count: 'Met' }, { count: 'Share' }, ''], rows);
}

function rate(name: string, part: number, whole: number): string {
  const meter = `<td><meter min="0" max="${String(Math.max(1, whole))}" value="${String(part)}" aria-label="${shown(name)}">${share(part, whole)}</meter></td>`;
  return cell(name) + cell(part, 'number') + cell(share(part, whole), 'number') + meter;
}

function mistakes({ mistakes: found }: ClassSummary): string {
  if (found.length === 0) return '';
  const rows = found.map(({ id, message, files }) => {
    const names = `<td><details><summary>${String(files.length)} ${files.length === 1 ? 'file' : 'files'}</summary><div class="files">${files.map(shown).join('<br>')}</div></details></td>`;
    return cell(files.length, 'number') + cell(id, 'brief') + cell(message) + names;
  });
  return table('The commonest mistakes', [{ count: 'Attempts' }, 'Mistake', 'What the first of them was told', 'Files'], rows);
}

function attempts(graded: readonly Graded[]): string {
  const rows = graded.map(({ file, verdict, sameAs }) => {
    const { kind, message, line } = verdict;
    const told = `${line === null ? '' : `Line ${String(line)}: `}${message}${sameAs === null ? '' : ` (The same text as ${sameAs}.)`}`;
    return cell(file, 'name') + cell(kindWords[kind], kind === 'right' ? 'brief right' : 'brief') + cell(told);
  });
  return table('Every attempt', ['File', 'Verdict', 'What was found'], rows);
}

/** A column's head; those of numbers stand above their last digits. */
type Head = string | { readonly count: string };

function table(title: string, heads: readonly Head[], rows: readonly string[]): string {
  const head = heads
    .map(text => {
      if (text === '') return '<td></td>';
      return typeof text === 'string' ? `<th scope="col">${shown(text)}</th>` : `<th scope="col" class="number">${shown(text.count)}</th>`;
    })
    .join('');
  return `<h2>${shown(title)}</h2>
<table><thead><tr>${head}</tr></thead><tbody>
${rows.map(row => `<tr>${row}</tr>`).join('\n')}
</tbody></table>`;
}
