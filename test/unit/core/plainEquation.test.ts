import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainEquation } from '../../../src/core/lesson/plainEquation.ts';
import { plainMarkdown } from '../../../src/core/lesson/plainMarkdown.ts';
import { texCommands } from '../../../src/lesson/document/texCommands.ts';

describe('a formula as plain text', () => {
  it.each([
    ['h_t', 'h_t'],
    ['c_{t-1}', 'c_(t−1)'],
    ['\\sigma(W x + b)', 'σ(W x + b)'],
    ['\\tilde{h}_t', 'h̃_t'],
    ['\\tilde c_t', 'c̃_t'],
    ['\\overline{a+b}', 'overline(a + b)'],
    ['f \\circ h', 'f ∘ h'],
    ['a\\cdot b', 'a · b'],
    ['\\frac{a}{b}', 'a / b'],
    ['\\frac{1}{1+e^{-x}}', '1 / (1 + e^(−x))'],
    ['2\\frac{a}{b}', '2(a / b)'],
    ['\\frac{a}{b} \\cdot c', 'a / b · c'],
    ['\\frac{\\partial L}{\\partial h_1}', '(∂ L) / (∂ h_1)'],
    ['x^{\\frac12}', 'x^(1/2)'],
    ['\\sqrt{x}', '√x'],
    ['\\sqrt{x + 1}', '√(x + 1)'],
    ['x^{(t)}', 'x^(t)'],
    ["f'(x) = x^\\prime", 'f′(x) = x′'],
    ['x=-1', 'x = −1'],
    ['0.9^{50}', '0.9^50'],
    ['\\ln(T - 1)', 'ln(T − 1)'],
    ['\\sigma\\tanh c_t', 'σ tanh c_t'],
    ['\\lab{one}{gate}{f_t} \\odot c_{t-1}', 'f_t ⊙ c_(t−1)'],
    ['\\htmlData{place=0}{f_t} + \\htmlData{place=1}{i_t}', 'f_t + i_t'],
    ['\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', 'a = b; c = d'],
    ['\\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}', '[1 0; 0 1]'],
    ['\\text{here: } h_t', 'here: h_t'],
    ['\\left.x\\right|', 'x|'],
    ['\\prod_{k=1}^{T} f_k', '∏_(k=1)^T f_k'],
    ['\\unknown x', 'unknown x'],
    ['\\text{one\\\\two}', 'one two'],
    ['a}b{c', 'abc'],
    ['', ''],
  ])('reads %s as %s', (tex, plain) => {
    expect(plainEquation(tex)).toBe(plain);
  });

  it('has a sign or a name for every command that equations may use', () => {
    const named = [...texCommands].filter(name => plainEquation(`\\${name}`) === name);
    expect(named.join(' ')).toBe('Re Im lim max min sup inf log ln exp sin cos tan sinh cosh tanh arg det dim Pr');
    for (const name of texCommands) expect(plainEquation(`\\${name}{a}{b}`)).not.toMatch(/[\\$]/);
  });

  it('comes to an end with any text, without a backslash', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...'{}_^&$[]()-+ ab1\\'.split(''), '\\frac', '\\sqrt', '\\begin', '\\text', '\\lab'), fc.string({ maxLength: 2 }))); // prettier-ignore
    fc.assert(
      fc.property(pieces, parts => !plainEquation(parts.join('')).includes('\\')),
      { numRuns: 1_000 },
    );
    expect(plainEquation('{'.repeat(900) + 'x')).toBe('x');
    expect(plainEquation('\\a'.repeat(400_000))).toMatch(/^a a a/);
  });
});

it('reads a text of a lesson without its marks', () => {
  const read = plainMarkdown('The *gate* $c_t$ of `h`, see [$\\tilde h_t$ and **lab**](lab:one#h): $\\sigma(x)$.');
  expect(read).toBe('The gate c_t of h, see h̃_t and lab: σ(x).');
  expect(plainMarkdown('`$x$` stays code, \\$5 and \\* stay')).toBe('$x$ stays code, $5 and * stay');
});
