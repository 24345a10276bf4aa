import { svg } from './svg.ts';

/** Drawn here because the page may load neither fonts nor images. On a grid of 16 × 16. */
const paths = {
  run: 'M4 2.5v11l9-5.5z',
  stop: 'M3.5 3.5h9v9h-9z',
  /** As drawn on the chart: an unbroken and a dashed line. */
  solidLine: 'M0 7h16v2.5H0z',
  dashedLine: 'M0 7h4v2.5H0zM6 7h4v2.5H6zM12 7h4v2.5h-4z',
  dottedLine: 'M0 7h2v2.5H0zM4.7 7h2v2.5h-2zM9.3 7h2v2.5h-2zM14 7h2v2.5h-2z',
  longDashes: 'M0 7h7v2.5H0zM9 7h7v2.5H9z',
  dashDot: 'M0 7h6v2.5H0zM8 7h2v2.5H8zM12 7h4v2.5h-4z',
  shortDashes: 'M0 7h3v2.5H0zM5 7h3v2.5H5zM10 7h3v2.5h-3z',
  dashDotDot: 'M0 7h6v2.5H0zM8 7h2v2.5H8zM11.5 7h2v2.5h-2zM15 7h1v2.5h-1z',
  /** A point of its own, and a line along the foot. */
  ring: 'M8 3.5a4.5 4.5 0 1 0 .01 0zM8 5.5a2.5 2.5 0 1 1-.01 0z',
  lowLine: 'M0 11h16v3.5H0z',
} as const;

export type IconName = keyof typeof paths;

/** An icon in the colour of the text around it, hidden from screen readers: the text beside it says the same. */
export function icon(name: IconName): SVGSVGElement {
  const looks = { class: `icon icon-${name}`, viewBox: '0 0 16 16', width: 16, height: 16, fill: 'currentColor', 'aria-hidden': 'true' };
  const drawing = svg('svg', looks);
  drawing.append(svg('path', { d: paths[name] }));
  return drawing;
}
