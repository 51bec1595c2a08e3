// What may have been meant by a name that there is none of.

/** No name of ours is longer. */
const MOST_LETTERS = 40;

/** A hint for the user: the nearest of `names` if one is near, else what there is. */
export function nearestHint(wrong: string, names: readonly string[], all = names): string {
  const near = (wrong.length > MOST_LETTERS ? [] : names)
    .map((name) => ({ name, distance: distanceOf(wrong.toLowerCase(), name) }))
    .filter(
      ({ name, distance }) => distance <= Math.max(2, name.length / 4) || (wrong.length >= 4 && name.includes(wrong)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
  return near.length > 0 ? `did you mean ${near.join(" or ")}?` : `there are ${all.join(", ")}`;
}

/** Letters to add, drop or change (Levenshtein, 1966). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
