/**
 * How far `to` is above `from`, both as they are written: `0.7311` and `0.2689` are -0.4622 apart, whatever the digits
 * that are not shown say. In as many decimals as the longer of both shows: more would be noise of the subtraction. Null
 * where one of them is not finite.
 */
export function shownDifference(from: string, to: string): { readonly by: number; readonly size: string } | null {
  const by = Number(to) - Number(from);
  if (!Number.isFinite(by)) return null;
  const size = Math.abs(by);
  if (/e/iu.test(from + to)) return { by, size: String(Number(size.toPrecision(3))) };
  return { by, size: size.toFixed(Math.max(decimalsOf(from), decimalsOf(to))) };
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
