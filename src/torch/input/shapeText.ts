/** `[4, 6, 16]`, and `[4, 6, 16] batch × time × features` where the axes have names. */
export function shapeText(shape: readonly number[], axes?: readonly string[] | null): string {
  const sizes = `[${shape.join(', ')}]`;
  return axes === undefined || axes === null ? sizes : `${sizes} ${axes.join(' × ')}`;
}
