import { beforeEach, describe, expect, it, vi } from 'vitest';
import { shown } from '../../../src/core/words/shownText.ts';
import type { Series } from '../../../src/core/run/value.ts';
import type { LinePainting } from '../../../src/extension/values/linePainting.ts';
import * as fake from './fakeVSCode/vscode.ts';

vi.mock('vscode', () => import('./fakeVSCode/vscode.ts'));
const { Decorations } = await import('../../../src/extension/values/decorations.ts');

const curve: Series = { steps: [1, 2], values: [0, 1], min: 0, max: 1, mean: 0.5, nanCount: 0 };
const painting = (change: Partial<LinePainting> = {}): LinePainting => ({
  line: 2,
  look: 'gate',
  text: shown('0.7311 keeps  most'),
  curve: null,
  ...change,
});

describe('Decorations', () => {
  let editor: fake.FakeEditor;
  let decorations: InstanceType<typeof Decorations>;
  beforeEach(() => {
    let keys = 9;
    // As VS Code counts them; it orders them as texts, in which 10 stands before 9.
    vi.spyOn(fake.window, 'createTextEditorDecorationType').mockImplementation(() => ({
      key: `TextEditorDecorationType${String(keys++)}`,
      dispose: () => undefined,
    }));
    editor = new fake.FakeEditor(new fake.FakeText(fake.Uri.file('/a.lab.ts'), 'one\ntwo();\nthree'));
    decorations = new Decorations();
  });
  const calls = (): { key: string; lines: number[] }[] =>
    editor.painted
      .splice(0)
      .map(({ type, at }) => ({ key: type.key, lines: at.map(each => ('range' in each ? each.range : each).start.line + 1) }));

  it('paints a text behind its line, in the colour of its look, with all its blanks', () => {
    decorations.paint(editor, [painting()], false);
    const end = new fake.Position(1, 6);
    expect(editor.painted.map(({ at }) => at)).toEqual([
      [
        {
          range: new fake.Range(end, end),
          renderOptions: {
            after: {
              contentText: '0.7311\u00a0keeps\u00a0\u00a0most',
              color: new fake.ThemeColor('gatescope.gateForeground'),
              margin: '0 0 0 2ch',
            },
          },
        },
      ],
    ]);
  });

  it('sets old values in italics', () => {
    decorations.paint(editor, [painting({ look: 'old' })], false);
    expect(editor.painted[0]?.at).toMatchObject([
      { renderOptions: { after: { fontStyle: 'italic', color: new fake.ThemeColor('gatescope.oldForeground') } } },
    ]);
  });

  it('paints the curve as a picture for each theme, after the text, and also where there is no text', () => {
    decorations.paint(editor, [painting({ line: 1, curve, text: shown('') }), painting()], false);
    const [texts, curves] = editor.painted;
    expect((texts?.type.key ?? '') < (curves?.type.key ?? '')).toBe(true);
    expect(curves?.at).toHaveLength(1);
    for (const theme of ['dark', 'light'])
      expect(JSON.stringify(curves?.at[0])).toMatch(new RegExp(`"${theme}":\\{"after":\\{[^{}]*\\{[^{}]*image/svg\\+xml`));
    expect(calls().map(({ lines }) => lines)).toEqual([[2], [1]]);
  });

  it('calls VS Code only where something changes, or has to move', () => {
    decorations.paint(editor, [painting()], false);
    expect(calls().map(({ lines }) => lines)).toEqual([[2]]);
    decorations.paint(editor, [painting()], false);
    expect(calls()).toEqual([]);
    decorations.paint(editor, [painting()], true);
    expect(calls().map(({ lines }) => lines)).toEqual([[2]]);
    decorations.paint(editor, [painting({ curve })], false);
    expect(calls().map(({ lines }) => lines)).toEqual([[2], [2]]);
    decorations.paint(editor, [painting()], false);
    expect(calls().map(({ lines }) => lines)).toEqual([[2], []]);
    decorations.clear(editor);
    expect(calls().map(({ lines }) => lines)).toEqual([[]]);
    decorations.clear(editor);
    expect(calls()).toEqual([]);
  });
});
