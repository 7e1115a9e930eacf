import type { Point, Ring } from './path.ts'
import type { Shape } from './weld.ts'

/** Rings smaller than this are slivers between borders drawn twice; the smallest island that is kept is larger. */
const SLIVER = 0.4

export const areaOf = (ring: Ring): number =>
  Math.abs(ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [0, 0]
    return sum + x * ny - nx * y
  }, 0)) / 2

/** Directed edges of the rings, without those that also run the other way: borders inside the group. */
function outerEdges(rings: readonly Ring[]): Map<Point, Point[]> {
  const edges = new Map<Point, Point[]>()
  for (const ring of rings) {
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length]
      if (!to || to === from) return
      const back = edges.get(to) ?? []
      const met = back.indexOf(from)
      // A list, not a set: where a border folds, the same edge runs twice, and losing one would open the ring.
      if (met >= 0) back.splice(met, 1)
      else edges.set(from, [...(edges.get(from) ?? []), to])
    })
  }
  return edges
}

/** Closed walks along the edges; each edge is walked once. */
function walk(edges: Map<Point, Point[]>): Ring[] {
  const rings: Ring[] = []
  for (const [start, ends] of edges) {
    while (ends.length > 0) {
      const ring: Ring = []
      for (let at: Point | undefined = start; at && (ring.length === 0 || at !== start); at = edges.get(at)?.pop()) ring.push(at)
      rings.push(ring)
    }
  }
  return rings
}

/** The welded shapes of a group as one outline. */
export const merge = (id: string, shapes: readonly Shape[]): Shape =>
  ({ id, rings: walk(outerEdges(shapes.flatMap((s) => s.rings))).filter((ring) => areaOf(ring) > SLIVER) })
