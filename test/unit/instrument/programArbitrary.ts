import fc from 'fast-check';

/**
 * Random programs out of every kind of statement: they end, print what they come by, and may throw. Values stay small
 * through `lim`; blocks nest at most a few levels.
 */
const names = ['a', 'b', 'c', 'd', 'e'] as const;
export const prelude = `let a: any = 1, b: any = 'two', c: any = [3, 4, 5], d: any = { x: 6, y: { z: 7 }, get g() { log('g'); return this.x; }, set s(v: any) { log('s', v); } }, e: any = null;
const log = (...v: any[]): any => { console.log(...v); return v[0]; };
const lim = (v: any): any => typeof v === 'string' ? v.slice(0, 9) : typeof v === 'number' && Math.abs(v) > 1e9 ? 1 : Array.isArray(v) ? v.slice(0, 6) : v;
const list = (v: any): any[] => Array.isArray(v) ? v.slice(0, 4) : typeof v === 'string' ? [...v].slice(0, 3) : [v];
`;

const name = fc.constantFrom(...names);
const literal = fc.constantFrom(
  '0',
  '1',
  '-2',
  '0.5',
  "'s'",
  '`t${a}`',
  'null',
  'undefined',
  'true',
  '[1, 2]',
  '{ x: 1, y: [2] }',
  '10n',
  '-0',
  'NaN',
);
const asExpression = (text: string): string => (text.startsWith('{') ? `(${text})` : text);

export const { expression, statement } = fc.letrec<{
  expression: string;
  statement: string;
  block: string;
  target: string;
  pattern: string;
}>(tie => {
  const x = tie('expression');
  const s = tie('statement');
  const block = tie('block');
  const join = (...parts: (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
    fc.tuple(...parts.map(part => (typeof part === 'string' ? fc.constant(part) : part))).map(texts => texts.join(''));
  return {
    target: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      name,
      join('d', fc.constantFrom('.x', '.s', '.g', "['x']", '.y.z', '.n')),
      join('c[', x, ']'),
    ),
    pattern: fc.oneof(
      { maxDepth: 2 },
      name,
      join('[', tie('pattern'), ', ', tie('pattern'), ' = ', x, ', ...d.rest]'),
      join('[, ', tie('pattern'), ']'),
      join('{ x: ', tie('pattern'), ' = ', x, ', y: ', tie('pattern'), ' }'),
      join("{ ['x']: ", tie('pattern'), ', ...d.more }'),
    ),
    expression: fc
      .oneof(
        { maxDepth: 4, depthSize: 'small' },
        name,
        literal.map(asExpression),
        join('lim(', x, fc.constantFrom(' + ', ' - ', ' * ', ' % ', ' < ', ' === ', ' && ', ' || ', ' ?? ', ', '), x, ')'),
        join('(', x, ' ? ', x, ' : ', x, ')'),
        join('log(', x, ')'),
        join('(', tie('target'), fc.constantFrom(' = ', ' ??= ', ' ||= ', ' &&= '), 'lim(', x, '))'),
        join('(', name, fc.constantFrom(' += ', ' -= '), fc.constantFrom('1', "'z'", '2n'), ')'),
        join(tie('target'), fc.constantFrom('++', '--')),
        join(fc.constantFrom('++', '--'), tie('target')),
        join(name, '?.', fc.constantFrom('x', 'y?.z', '[0]', 'length', 'g', 'at?.(0)'), ' as any'),
        join('typeof ', x),
        join('(() => ', x, ')()'),
        join('((p: any, { q = ', x, ' } = {} as any, ...r: any[]) => [p, q, r.length, a])(', x, ')'),
        join('(function f(n: number): any { ', s, ' return n ? f(n - 1) : ', x, '; })(1)'),
        join('`${', x, '}|${', x, '}`'),
        join('[...list(', x, '), ', x, ']'),
        join('({ ...', name, ', k: ', x, ', [', x, ' as any]: 1, m() { return this.k; } }).m()'),
        join('list(', x, ').map((v, i) => ', x, ')'),
        join('new (class { v = ', x, '; #h = ', x, '; static t = ', x, '; get w() { return this.#h; } })().w'),
        join(
          '(',
          tie('pattern').map(text => (/^[[{]/u.test(text) ? text : `[${text}]`)),
          ' = ',
          x,
          ')',
        ),
      )
      .map(text => (text.endsWith(' as any') || text.startsWith('typeof') ? `(${text})` : text)),
    block: fc.array(s, { minLength: 1, maxLength: 3 }).map(list => `{ ${list.join('\n')} }`),
    statement: labelled(
      fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        join('log(', x, ');'),
        join('const { x: p1 = ', x, ' } = { x: ', x, ' }, q1 = lim(p1); log(p1, q1);').map(text => `{ ${text} }`),
        join('{ let u = ', x, ', [v1, ...w] = list(', x, '); u = [v1, w]; log(u); }'),
        join(tie('target'), ' = lim(', x, ')\n'),
        join('{ ;[a, b] = [b, a]\n}'),
        join('if (', x, ') ', s, ' else ', s),
        join('if (', x, ')\n', s),
        join('for (let i = 0; i < 3; i++) ', fc.oneof(block, s)),
        join('{ const fs: any[] = []; for (let i = 0, j = 5; i < j; i++, j--) { fs.push(() => i + j); ', s, ' } log(fs.map(f => f())); }'),
        join('for (const v of list(', x, ')) ', fc.oneof(block, s)),
        join('for (const k in Object(', name, ')) { log(k); break }'),
        join(
          'for (',
          tie('pattern').filter(text => text !== 'c'),
          ' of [[1, [2]], { x: 3, y: 4 }] as any) ',
          s,
        ),
        join('{ let n = 2; while (n-- > 0) ', fc.oneof(block, s), ' }'),
        join('{ let n = 0; do ', block, ' while (++n < 2) }'),
        join(
          '@L: for (const o1 of [1, 2]) { for (const o2 of [1, 2]) { ',
          s,
          ' if (o2 > o1) continue @L; if (',
          x,
          ') break @L; log(o1, o2); } }',
        ),
        join('try ', block, ' catch (err: any) { log(err?.name ?? err); ', s, ' } finally ', block),
        join('try { throw ', x, '; } catch (t) { log(typeof t); }'),
        join('switch (', x, ') { case 1: ', s, ' case ', x, ': log("case"); break; default: ', s, ' }'),
        join(
          '{ function* gen(n: number): any { for (let i = 0; i < n; i++) { const got = yield ',
          x,
          '; log(got); } return ',
          x,
          '; } for (const v of gen(2)) log(v); const it = gen(1); log(it.next(), it.next(5), it.next()); }',
        ),
        join('{ const af = async (p: any) => { await null; ', s, ' return ', x, '; }; af(', x, ').then(log, (r: any) => log(r?.name)); }'),
        join(
          '{ class K { static n = 0; v = ',
          x,
          '; constructor(public_: any = ',
          x,
          ') { this.v = [this.v, public_]; K.n++; } get up() { return lim(this.v); } set up(w) { this.v = w; } static { K.n += 1; } } class L extends K { w = super.up; constructor() { super(',
          x,
          '); this.up = ',
          x,
          '; } } const k = new L(); k.up = k.up; log(k.v, k.w, K.n, k.constructor.name); }',
        ),
        join(
          '{ const fn = function () { return arguments.length; }, ar = () => 1, cl = class {}; let la; la = () => 2; log(fn.name, ar.name, cl.name, la.name, fn.call(null)); }',
        ),
        join('{ const tag = (st: any, ...v: any[]) => [st.raw.length, ...v]; log(tag`x${', x, '}y`); }'),
        join('@L: { log("in"); if (', x, ') break @L; ', s, ' }'),
      ),
    ),
  };
});

/** A label of its own for each statement that has one: they nest. */
function labelled(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.nat()).map(([one, label]) => one.replaceAll('@L', `l${String(label)}`));
}

const topLevel = fc.oneof(
  // What a statement throws is printed, and the program goes on.
  { weight: 10, arbitrary: statement.map(text => `try { ${text}\n} catch (err: any) { log(err?.name, err?.message ?? err); }`) },
  { weight: 1, arbitrary: statement },
  { weight: 2, arbitrary: expression.map(text => `log(await (${text}));`) },
);

/** A program of a few statements; what it left in its variables is printed last, unless it threw. */
export const programArbitrary: fc.Arbitrary<string> = fc
  .array(topLevel, { minLength: 2, maxLength: 5 })
  .map(statements => `${prelude}${statements.join('\n')}\nlog(a, b, c, d, e);`);
