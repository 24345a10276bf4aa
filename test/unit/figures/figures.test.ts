import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedValues, initialValues, type FigureSpec } from '../../../webview/figures/controls/figureSpec.ts';
import { figureNames } from '../../../src/core/lesson/figureNames.ts';
import { figures } from '../../../webview/figures/figures.ts';
import type { Shape } from '../../../webview/ui/drawing/shape.ts';

function valuesOf(spec: FigureSpec): fc.Arbitrary<Record<string, number>> {
  const controls = spec.groups.flatMap(group => group.controls);
  return fc.record(
    Object.fromEntries(
      controls.map(control => {
        if (control.kind !== 'range') return [control.id, fc.nat(control.kind === 'check' ? 1 : control.options.length - 1)];
        const steps = Math.round((control.max - control.min) / control.step);
        return [control.id, fc.nat(steps).map(step => control.min + step * control.step)];
      }),
    ),
  );
}

const flat = (shape: Shape): Shape[] => [shape, ...shape.children.flatMap(child => (typeof child === 'string' ? [] : flat(child)))];

it('there is every figure that lessons may call', () => {
  expect([...figures.keys()]).toEqual(figureNames);
});

describe.each([...figures])('the figure %s', (_name, spec) => {
  it('draws numbers only, says only what it shows, and stays in its width, whatever is set', () => {
    fc.assert(
      fc.property(valuesOf(spec), fc.constantFrom(240, 340, 700, 1000), (values, width) => {
        const { height, shapes } = spec.draw(values, width);
        const text = JSON.stringify([height, shapes, spec.words(values), spec.equations?.(values) ?? []]);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        // Nothing is never below zero.
        expect(text).not.toMatch(/-0\.0+(?!\d)/);
        for (const { tag, attributes } of shapes.flatMap(flat)) {
          if (tag !== 'text') continue;
          expect(attributes['x']).toBeGreaterThanOrEqual(0);
          expect(attributes['x']).toBeLessThanOrEqual(width);
          expect(attributes['y']).toBeLessThanOrEqual(height);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says something else when something that matters is set', () => {
    const start = initialValues(spec);
    const controls = spec.groups.flatMap(group => group.controls);
    const first = controls.find(control => control.kind === 'range');
    expect(first).toBeDefined();
    if (!first) return;
    const changed = { ...start, [first.id]: start[first.id] === first.max ? first.min : first.max };
    expect(spec.words(changed)).not.toBe(spec.words(start));
  });

  it('takes from what was kept only what it allows', () => {
    const start = initialValues(spec);
    for (const kept of [null, 7, 'x', [], { unknown: 1 }, Object.fromEntries(Object.keys(start).map(id => [id, Number.NaN]))])
      expect(allowedValues(spec, kept)).toEqual(start);
    const large = allowedValues(spec, Object.fromEntries(Object.keys(start).map(id => [id, 1e9])));
    for (const control of spec.groups.flatMap(group => group.controls))
      expect(large[control.id]).toBe(control.kind === 'range' ? control.max : control.initial);
  });
});
