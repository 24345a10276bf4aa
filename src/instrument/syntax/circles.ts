interface Visit<Place> {
  readonly place: Place;
  readonly index: number;
  readonly next: Iterator<Place, unknown>;
  /** The earliest place on the way that is reached from here. */
  low: number;
}

/**
 * All places of a graph that lead back to themselves over others: Tarjan's strongly connected components, without
 * recursion.
 */
export function circles<Place>(graph: ReadonlyMap<Place, ReadonlySet<Place>>): Set<Place> {
  const found = new Set<Place>();
  const indexes = new Map<Place, number>();
  const open: Place[] = [];
  const isOpen = new Set<Place>();
  const way: Visit<Place>[] = [];
  const enter = (place: Place): void => {
    const index = indexes.size;
    indexes.set(place, index);
    open.push(place);
    isOpen.add(place);
    way.push({ place, index, low: index, next: (graph.get(place) ?? new Set<Place>()).values() });
  };
  const leave = ({ place, index, low }: Visit<Place>): void => {
    const before = way.at(-1);
    if (before) before.low = Math.min(before.low, low);
    if (low < index) return;
    const circle = open.splice(open.lastIndexOf(place));
    for (const member of circle) {
      isOpen.delete(member);
      if (circle.length > 1) found.add(member);
    }
  };
  for (const start of graph.keys()) {
    if (indexes.has(start)) continue;
    enter(start);
    for (let visit = way.at(-1); visit; visit = way.at(-1)) {
      const step: IteratorResult<Place, unknown> = visit.next.next();
      if (step.done === true) {
        way.pop();
        leave(visit);
      } else if (!indexes.has(step.value)) enter(step.value);
      else if (isOpen.has(step.value)) visit.low = Math.min(visit.low, indexes.get(step.value) ?? visit.low);
    }
  }
  return found;
}
