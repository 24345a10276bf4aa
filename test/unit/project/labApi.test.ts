import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/repository.mjs';
import { warningCodes } from '../../../src/core/run/labWarning.ts';
import * as gatescope from '../../../src/torch/index.ts';
import { startSession } from '../../../src/torch/session/session.ts';
import { runLabText } from '../torch/runLabText.ts';
import { sourceFiles } from './sourceFiles.ts';

const { nn, optim, tensor, zeros } = gatescope;
const page = readFileSync(join(repository, 'docs/lab-api.md'), 'utf8');

/** Rows of the page's tables, each with the heading it stands under. */
const rows = tableRows(page);

function tableRows(text: string): { heading: string; cells: string[] }[] {
  let heading = '';
  return text.split('\n').flatMap(line => {
    heading = /^#+ (.*)$/u.exec(line)?.[1] ?? heading;
    // `test/labs/differences.test.ts` holds what differs.
    if (heading === 'Differences from PyTorch' || !line.startsWith('|') || /^\|[\s|:-]+$/u.test(line)) return [];
    const cells = line
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim());
    return [{ heading, cells }];
  });
}

/** The code a cell begins with: `rand(...shape)` for "`rand(...shape)`". */
const codeOf = (cell = ''): string => /^`([^`]*)`/u.exec(cell)?.[1] ?? '';
const nameOf = (cell = ''): string => /^[\w.]+/u.exec(codeOf(cell))?.[0] ?? '';
const plain = (text: string): string => text.replaceAll('`', '').replaceAll('\\', '').trim();

interface Option {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly defaultText: string | null;
}

/** Every exported `…Options` interface of the library with its own options, as the code's comments describe them. */
const interfaces = new Map<string, readonly Option[]>();
/** Members that the library adds to TensorFlow.js's tensors. */
const tensorMembers = new Set<string>();
for (const { path: file } of sourceFiles('src/torch')) {
  const tree = ts.createSourceFile(file, readFileSync(join(repository, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Tensor') {
      for (const member of node.members) if (member.name) tensorMembers.add(member.name.getText());
    } else if (ts.isInterfaceDeclaration(node) && node.name.text.endsWith('Options') && ts.getModifiers(node)) {
      interfaces.set(
        node.name.text,
        node.members.filter(ts.isPropertySignature).map(member => {
          const comment = ts
            .getJSDocCommentsAndTags(member)
            .map(({ comment: text }) => ts.getTextOfJSDocComment(text) ?? '')
            .join(' ');
          const defaultText = /Default:? (.*?)[.](?:\s|$)/su.exec(comment)?.[1] ?? null;
          return {
            name: member.name.getText(),
            isNeeded: member.questionToken === undefined,
            defaultText: defaultText && plain(defaultText),
          };
        }),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

beforeEach(async () => {
  await tf.setBackend('cpu');
  startSession();
});

describe('the page about what labs can use', () => {
  const named = rows.map(({ cells }) => nameOf(cells[0])).filter(name => name !== '');

  it('has every name that can be imported, and every module, loss and optimizer', () => {
    const exported = [
      ...Object.keys(gatescope).filter(name => name !== 'nn' && name !== 'optim'),
      ...Object.keys(nn)
        .filter(name => name !== 'utils')
        .map(name => `nn.${name}`),
      ...Object.keys(nn.utils)
        .filter(name => name !== 'rnn')
        .map(name => `nn.utils.${name}`),
      ...Object.keys(nn.utils.rnn).map(name => `nn.utils.rnn.${name}`),
      ...Object.keys(optim).map(name => `optim.${name}`),
    ];
    expect(exported.filter(name => !named.includes(name))).toEqual([]);
  });

  it('has every member the library gives to tensors, and no other', () => {
    const described = named.filter(name => name.startsWith('x.')).map(name => name.slice(2));
    expect(described.sort()).toEqual([...tensorMembers].sort());
  });

  it('names nothing that does not exist', () => {
    const model = new nn.Linear(2, 1);
    const known: Readonly<Record<string, object>> = {
      x: zeros(2),
      nn,
      optim,
      module: model,
      optimizer: new optim.SGD(model.parameters()),
      lstm: new nn.LSTM({ inputSize: 1, hiddenSize: 1 }),
      gru: new nn.GRU({ inputSize: 1, hiddenSize: 1 }),
      rnn: new nn.RNN({ inputSize: 1, hiddenSize: 1 }),
    };
    const listed = rows
      .filter(({ heading }) => !/^Options|^Errors$|^Warnings$|^Shapes/u.test(heading))
      .map(({ cells }) => nameOf(cells[0]));
    expect(listed.length).toBeGreaterThan(50);
    const missing = listed.filter(name => {
      if (name === '') return false;
      const [first = '', ...path] = name.split('.');
      let holder: unknown = known[first] ?? (gatescope as Readonly<Record<string, unknown>>)[first];
      for (const part of path) {
        if (typeof holder !== 'object' && typeof holder !== 'function') return true;
        if (holder === null || !(part in holder)) return true;
        if (part === 'gates') return false;
        holder = (holder as Readonly<Record<string, unknown>>)[part];
      }
      return holder === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('says for every name what it is in PyTorch', () => {
    const without = rows.filter(({ heading, cells }) => {
      const isName = cells.length === 3 && nameOf(cells[0]) !== '' && !heading.startsWith('Options') && heading !== 'Warnings';
      return isName && codeOf(cells[2]) === '';
    });
    expect(without).toEqual([]);
  });

  it('has every option with its default, and no other', () => {
    expect(interfaces.size).toBeGreaterThan(8);
    for (const [name, options] of interfaces) {
      const described = rows.filter(({ heading, cells }) => heading === `Options: ${name}` && codeOf(cells[0]) !== '');
      expect(
        described.map(({ cells }) => codeOf(cells[0])),
        name,
      ).toEqual(options.map(option => option.name));
      for (const [i, option] of options.entries()) {
        const shown = plain(described[i]?.cells[1] ?? '');
        expect(shown, `${name}.${option.name}`).toBe(option.isNeeded ? 'needed' : option.defaultText);
      }
    }
    const headings = new Set(rows.flatMap(({ heading }) => /^Options: (.*)$/u.exec(heading)?.[1] ?? []));
    expect([...headings].sort()).toEqual([...interfaces.keys()].sort());
  });

  it('gives the defaults that the code has', () => {
    const model = new nn.Linear(2, 1);
    const sizes = { inputSize: 1, hiddenSize: 1 };
    const made: Readonly<Record<string, object>> = {
      AdamOptions: new optim.Adam(model.parameters()),
      SGDOptions: new optim.SGD(model.parameters()),
      RMSpropOptions: new optim.RMSprop(model.parameters()),
      RecurrentOptions: new nn.GRU(sizes),
    };
    for (const { heading, cells } of rows) {
      const object = made[/^Options: (.*)$/u.exec(heading)?.[1] ?? ''] as Readonly<Record<string, unknown>> | undefined;
      const [option, value] = [codeOf(cells[0]), codeOf(cells[1])];
      if (!object || value === '') continue;
      // A module calls its own bias by another name: `bias` is what a linear layer has.
      expect(object[option === 'bias' ? 'hasBias' : option], `${heading} ${option}`).toEqual(JSON.parse(value));
    }
  });

  it('quotes errors as they are', () => {
    const quoted = rows.filter(({ heading, cells }) => heading === 'Errors' && codeOf(cells[0]) !== '');
    expect(quoted.length).toBeGreaterThan(10);
    for (const { cells } of quoted) {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's own code
      const write = new Function(...Object.keys(gatescope), codeOf(cells[0])) as (...names: readonly unknown[]) => void;
      expect(() => {
        write(...Object.values(gatescope));
      }, cells[0]).toThrow(new Error(cells[1]?.replaceAll('\\', '')));
    }
  });

  it('has every warning there is', () => {
    const described = rows
      .filter(({ heading, cells }) => heading === 'Warnings' && codeOf(cells[0]) !== '')
      .map(({ cells }) => codeOf(cells[0]));
    expect(described).toEqual(warningCodes);
  });

  it('shows code that runs', () => {
    const examples = [...page.matchAll(/```ts\n(.*?)```/gsu)].map(([, text = '']) => text);
    expect(examples.map(text => runLabText(text))).toEqual(['[4, 6, 16] [1, 4, 16]\n', '[3, 2]\n', '[3, 6, 16] [1, 3, 16]\n']);
    expect(tensor([0, 1]).dtype).toBe('int32');
  });
});
