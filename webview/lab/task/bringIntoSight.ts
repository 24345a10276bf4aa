/**
 * Scrolls what holds an element until its beginning is seen, and nothing around that: `scrollIntoView` would scroll the
 * whole page beside its head, which stays where it is.
 */
export function bringIntoSight(element: Element): void {
  for (let holder = element.parentElement; holder && holder !== document.body; holder = holder.parentElement) {
    const { overflowY } = getComputedStyle(holder);
    if (overflowY !== 'auto' || holder.scrollHeight <= holder.clientHeight) continue;
    const { top, bottom } = holder.getBoundingClientRect();
    holder.scrollTop += distance(element, top, bottom);
  }
  const page = document.documentElement;
  if (page.scrollHeight > page.clientHeight && getComputedStyle(document.body).overflowY !== 'hidden')
    window.scrollBy({ top: distance(element, headBottom(), window.innerHeight) });
}

/** How far to scroll: nowhere where all of it is seen already. */
function distance(element: Element, top: number, bottom: number): number {
  const box = element.getBoundingClientRect();
  const isSeen = box.top >= top && box.bottom <= bottom;
  return isSeen ? 0 : box.top - top - gap;
}

/** Between an element and what stands above it, in pixels. */
const gap = 4;

function headBottom(): number {
  const head = document.querySelector('header');
  return head && getComputedStyle(head).position === 'sticky' ? head.getBoundingClientRect().height : 0;
}
