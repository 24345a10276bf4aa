import { expect, it } from 'vitest';
import { LabLines } from '../../../../src/extension/lessonPage/labLines.ts';
import { FakeText } from '../fakeVSCode/documents.ts';

const documentOf = (text: string) => new FakeText('/one.lab.ts', text, false);

const place = (name: string | null) => ({ lab: 'one', name });

it('finds a place by its name, where it is now, after edits too', () => {
  const lines = new LabLines();
  const document = documentOf("import { sigmoid } from 'gatescope';\n\nconst forgetGate = sigmoid(1);\nconst cT = forgetGate * 2;\n");
  expect(lines.lineOf(document, place('forgetGate'))).toBe(2);
  expect(lines.lineOf(document, place('cT'))).toBe(3);
  document.insert(0, 0, '// mine\n// and mine\n');
  expect(lines.lineOf(document, place('forgetGate'))).toBe(4);
  document.replace('nothing is left');
  expect(lines.lineOf(document, place('forgetGate'))).toBeNull();
  expect(lines.lineOf(document, place(null))).toBe(0);
});

it('says what of the text stands on a line', () => {
  const lines = new LabLines();
  const document = documentOf('const a = 1;\nconst b = a;\n');
  const places = [place('a'), place('b'), place('gone'), place(null)];
  expect(lines.placesOn(document, 1, places)).toEqual([place('b')]);
  expect(lines.placesOn(document, 0, places)).toEqual([place('a')]);
  expect(lines.placesOn(document, 5, places)).toEqual([]);
});
