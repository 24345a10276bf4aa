/** Drawn here because the page may load neither fonts nor images. On a grid of 16 × 16. */
const paths = {
  run: 'M4 2.5v11l9-5.5z',
  stop: 'M3.5 3.5h9v9h-9z',
  /** As drawn on the chart: an unbroken and a dashed line. */
  solidLine: 'M0 7h16v2.5H0z',
  dashedLine: 'M0 7h4v2.5H0zM6 7h4v2.5H6zM12 7h4v2.5h-4z',
  dottedLine: 'M0 7h2v2.5H0zM4.7 7h2v2.5h-2zM9.3 7h2v2.5h-2zM14 7h2v2.5h-2z',
} as const;

export type IconName = keyof typeof paths;

/** An icon in the colour of the text around it, hidden from screen readers: the text beside it says the same. */
export function icon(name: IconName): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('width', '16');
  svg.setAttribute('height', '16');
  svg.setAttribute('fill', 'currentColor');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
