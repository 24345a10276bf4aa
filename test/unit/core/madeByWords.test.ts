import { expect, it } from 'vitest';
import type { NamedValue } from '../../../webview/lab/state/namedValues.ts';
import { madeByOf, modulesByName } from '../../../webview/lab/ledger/madeByWords.ts';

const named = (name: string, line: number, value: NamedValue['value']['value'], madeBy?: string): NamedValue => ({
  site: { file: 0, line, nameLine: line, nameColumn: 7, name, role: 'variable', ...(madeBy !== undefined && { madeBy }) },
  value: { site: line, count: 1, value },
  before: null,
  stepped: null,
  fileName: null,
});
const module = (name: string, line: number, text: string): NamedValue => named(name, line, { kind: 'module', text, parameters: 1 });
const out = (madeBy?: string): NamedValue => named('out', 9, { kind: 'text', text: '', length: 0 }, madeBy);

it('names the module that was called, where its name is that of one', () => {
  const modules = modulesByName([module('cell', 1, 'GRU(1, 4)'), module('this.fc', 2, 'Linear(4, 2)')]);
  expect(madeByOf(out('cell.forward(…)'), modules)).toEqual({ text: 'cell.forward(…)', module: 'GRU(1, 4)' });
  expect(madeByOf(out('this.fc.forward(…)'), modules)?.module).toBe('Linear(4, 2)');
  expect(madeByOf(out('….forward(…)'), modules)?.module).toBeNull();
  expect(madeByOf(out(), modules)).toBeNull();
});

it('names none where two functions call different modules alike, and the one where both are the same', () => {
  const modules = modulesByName([module('cell', 1, 'GRU(1, 4)'), module('cell', 5, 'LSTM(1, 8)')]);
  expect(madeByOf(out('cell.forward(…)'), modules)?.module).toBeNull();
  const alike = modulesByName([module('cell', 1, 'GRU(1, 4)'), module('cell', 5, 'GRU(1, 4)')]);
  expect(madeByOf(out('cell.forward(…)'), alike)?.module).toBe('GRU(1, 4)');
});
