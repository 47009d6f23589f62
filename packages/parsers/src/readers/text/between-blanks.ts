/**
 * Groups of what stands together, in order and none empty: blank items part them and are in none, and so does what stands apart from the item
 * before it.
 */
export function betweenBlanks<T>(
  items: readonly T[],
  isBlank: (item: T) => boolean,
  isApart: (before: T, item: T) => boolean = () => false,
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let open: T[] | null = null;
  for (const item of items) {
    const before = open?.at(-1);
    if (isBlank(item)) {
      open = null;
      continue;
    }
    if (open === null || (before !== undefined && isApart(before, item))) groups.push((open = []));
    open.push(item);
  }
  return groups;
}
