/** The length of the minimum spanning tree of points (Prim 1957), in O(n²) distances and O(n) memory. */
import type { Points } from './vectors.ts';

/** @returns the lengths of the n − 1 edges, in the order the tree grows. */
export function spanningTree(points: number, distances: (from: number) => (to: number) => number): number[] {
  const nearest = new Float64Array(points).fill(Number.POSITIVE_INFINITY);
  const outside = Int32Array.from({ length: points }, (_, at) => at);
  const edges: number[] = [];
  let last = points - 1;
  for (let left = points - 1; left > 0; left--) {
    // What has joined the tree gives its place among those outside to the last of them.
    const to = distances(outside[last]!);
    outside[last] = outside[left]!;
    let next = 0;
    for (let i = 0; i < left; i++) {
      const at = outside[i]!;
      const distance = to(at);
      if (distance < nearest[at]!) nearest[at] = distance;
      if (nearest[at]! < nearest[outside[next]!]!) next = i;
    }
    edges.push(nearest[outside[next]!]!);
    last = next;
  }
  return edges;
}

/** Euclidean, between vectors of length 1: √(2 − 2 cos). One vector at a time is spread out, so that the others only look up. */
export function euclidean({ points, dimensions }: Points): (from: number) => (to: number) => number {
  const spread = new Float64Array(dimensions);
  let shown: number | undefined;
  return (from) => {
    if (shown !== undefined) for (const place of points[shown]!.dimensions) spread[place] = 0;
    shown = from;
    const { dimensions: places, values } = points[from]!;
    for (let i = 0; i < places.length; i++) spread[places[i]!] = values[i]!;
    return (to) => {
      const { dimensions: others, values: theirs } = points[to]!;
      let cosine = 0;
      for (let i = 0; i < others.length; i++) cosine += spread[others[i]!]! * theirs[i]!;
      return Math.sqrt(Math.max(0, 2 - 2 * cosine));
    };
  };
}
