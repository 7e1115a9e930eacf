import type { Point, Ring } from './path.ts'

export type Shape = { id: string; rings: Ring[] }
type Corner = { shape: string; point: Point; index: number }

/** Two neighbours draw their common border each for itself, up to so far apart (the source rounds step by step). */
const APART = 0.5

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

function neighbourhood(corners: readonly Corner[]) {
  const cells = new Map<string, Corner[]>()
  const cellOf = ([x, y]: Point): [number, number] => [Math.floor(x / APART), Math.floor(y / APART)]
  for (const corner of corners) {
    const key = cellOf(corner.point).join()
    const cell = cells.get(key)
    if (cell) cell.push(corner)
    else cells.set(key, [corner])
  }
  return function* (point: Point): Generator<Corner> {
    const [cx, cy] = cellOf(point)
    for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) yield* cells.get(`${cx + dx},${cy + dy}`) ?? []
  }
}

/** For each corner the nearest one of each other shape. */
function nearestOfOthers(corners: readonly Corner[]): Map<string, number>[] {
  const near = neighbourhood(corners)
  return corners.map((corner) => {
    const best = new Map<string, Corner>()
    for (const other of near(corner.point)) {
      const before = best.get(other.shape)
      const closer = distance(other.point, corner.point) < (before ? distance(before.point, corner.point) : APART)
      if (other.shape !== corner.shape && closer) best.set(other.shape, other)
    }
    return new Map([...best].map(([shape, other]) => [shape, other.index]))
  })
}

/** Corners that are each other's nearest become one corner, so that neighbours share their border exactly. */
export function weld(shapes: readonly Shape[]): Shape[] {
  const corners: Corner[] = shapes.flatMap(({ id, rings }) => rings.flat().map((point) => ({ shape: id, point, index: 0 })))
  corners.forEach((corner, index) => { corner.index = index })
  const parent = corners.map((_, i) => i)
  const rootOf = (i: number): number => (parent[i] === i ? i : (parent[i] = rootOf(parent[i] ?? i)))
  const nearest = nearestOfOthers(corners)
  for (const corner of corners) {
    for (const other of nearest[corner.index]?.values() ?? []) {
      if (nearest[other]?.get(corner.shape) === corner.index) parent[rootOf(other)] = rootOf(corner.index)
    }
  }
  let next = 0
  const take = (): Point => corners[rootOf(next++)]?.point ?? [0, 0]
  return shapes.map(({ id, rings }) => ({ id, rings: rings.map((ring) => ring.map(take).filter((p, i, all) => p !== all[i - 1])) }))
}
