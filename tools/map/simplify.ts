import type { Point, Ring } from './path.ts'
import type { Shape } from './weld.ts'

function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = Math.hypot(dx, dy)
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dx * (y - ay) - dy * (x - ax)) / length
}

/** Douglas–Peucker on an open line: its ends stay. */
function thin(line: Point[], tolerance: number): Point[] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last || line.length < 3) return line
  let [farthest, at] = [0, 0]
  line.forEach((point, i) => {
    const away = distanceToLine(point, first, last)
    if (away > farthest) [farthest, at] = [away, i]
  })
  if (farthest <= tolerance) return [first, last]
  return [...thin(line.slice(0, at + 1), tolerance).slice(0, -1), ...thin(line.slice(at), tolerance)]
}

/** The same from either side, so that both neighbours keep the same corners. */
function thinBothWays(line: Point[], tolerance: number): Point[] {
  const [first, last] = [line[0], line.at(-1)]
  const backwards = first && last && (first[0] > last[0] || (first[0] === last[0] && first[1] > last[1]))
  return backwards ? thin(line.toReversed(), tolerance).reverse() : thin(line, tolerance)
}

/** Where a border begins, ends or changes its neighbour. */
function knotsOf(shapes: readonly Shape[]): (point: Point) => boolean {
  const around = new Map<Point, Set<Point>>()
  const owners = new Map<Point, Set<string>>()
  for (const { id, rings } of shapes) {
    for (const ring of rings) {
      ring.forEach((point, i) => {
        const beside = around.get(point) ?? new Set<Point>()
        for (const step of [ring.at(i - 1), ring[(i + 1) % ring.length]]) if (step) beside.add(step)
        around.set(point, beside)
        owners.set(point, (owners.get(point) ?? new Set<string>()).add(id))
      })
    }
  }
  return (point) => (around.get(point)?.size ?? 0) > 2 || (owners.get(point)?.size ?? 0) > 2
}

function simplifyRing(ring: Ring, isKnot: (point: Point) => boolean, tolerance: number): Ring {
  const knots = ring.flatMap((point, i) => (isKnot(point) ? [i] : []))
  const starts = knots.length >= 2 ? knots : [0, Math.floor(ring.length / 2)]
  return starts.flatMap((start, k) => {
    const end = starts[k + 1] ?? (starts[0] ?? 0) + ring.length
    const line = Array.from({ length: end - start + 1 }, (_, i) => ring[(start + i) % ring.length]).filter((p) => p !== undefined)
    return thinBothWays(line, tolerance).slice(0, -1)
  })
}

export function simplify(shapes: readonly Shape[], tolerance: number): Shape[] {
  const isKnot = knotsOf(shapes)
  return shapes.map(({ id, rings }) => ({ id, rings: rings.map((ring) => simplifyRing(ring, isKnot, tolerance)).filter((ring) => ring.length > 2) }))
}
