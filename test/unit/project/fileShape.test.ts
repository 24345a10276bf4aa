import { describe, expect, it } from 'vitest';
import { sourceFiles } from './sourceFiles.ts';

const files = sourceFiles('src', 'webview');

/** Lines that the given share of files does not exceed. */
function percentile(share: number): number {
  const lengths = files.map(file => file.lines).sort((a, b) => a - b);
  return lengths[Math.ceil(lengths.length * share) - 1] ?? 0;
}

describe('files', () => {
  it('are small: median at most 60 lines, nine in ten at most 150, none above 300', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(percentile(0.5)).toBeLessThanOrEqual(60);
    expect(percentile(0.9)).toBeLessThanOrEqual(150);
    expect(files.filter(file => file.lines > 300)).toEqual([]);
  });

  it('are named in camelCase for the noun they hold', () => {
    const odd = files.filter(file => !/^[a-z][A-Za-z0-9]*(\.d)?\.ts$/.test(file.name) || /util|helper|misc|common/i.test(file.name));
    expect(odd.map(file => file.path)).toEqual([]);
  });
});
