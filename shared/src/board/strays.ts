/**
 * Shapes on the canvas that cannot stand where their record says, because somebody took the frame
 * around them away while somebody else put them in. The document is left as it is: two screens would
 * repair against each other. So each screen and each picture shows them on the page instead.
 *
 * V1  A shape whose parent is missing, or is no frame, stands on the page.
 * V2  A cycle of parents is broken at its smallest id.
 */
export interface Child {
  readonly type: string;
  readonly parentId: string;
}

/**
 * @param page the id of the page, where everything may stand
 * @returns the ids of shapes that stand on the page, whatever their record says
 */
export function strays(shapes: ReadonlyMap<string, Child>, page: string): Set<string> {
  const strayed = new Set<string>();
  const parentOf = (id: string): string | undefined => {
    const parent = shapes.get(id)?.parentId;
    return parent === undefined || parent === page || strayed.has(id) ? undefined : parent;
  };
  for (const [id, { parentId }] of shapes)
    if (parentId !== page && shapes.get(parentId)?.type !== 'frame') strayed.add(id);

  const grounded = new Set<string>();
  for (const start of shapes.keys()) {
    const path = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && !grounded.has(id) && !path.has(id)) {
      path.add(id);
      id = parentOf(id);
    }
    if (id !== undefined && path.has(id)) {
      const cycle = [...path].slice([...path].indexOf(id));
      const smallest = cycle.toSorted()[0];
      if (smallest !== undefined) strayed.add(smallest);
    }
    for (const each of path) grounded.add(each);
  }
  return strayed;
}
