import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import source from '@svg-maps/vietnam'
import { archipelagos, groups } from './map/groups.ts'
import { areaOf, merge } from './map/merge.ts'
import { ringsOf, type Point, type Ring } from './map/path.ts'
import { simplify } from './map/simplify.ts'
import { weld } from './map/weld.ts'

/** `node tools/map.ts` draws the map of the 34 units: neighbours welded, old provinces merged, borders thinned. */
const TOLERANCE = 0.7
const pathOf = (id: string): string => {
  const found = source.locations.find((location: { id: string; path: string }) => location.id === id)
  if (!found) throw new Error(`no ${id} in the source map`)
  return found.path
}
const one = (value: number): string => String(Math.round(value * 10) / 10)
const at = ([x, y]: Point): string => `${one(x)},${one(y)}`

const outline = (rings: readonly Ring[]): string => rings.map((ring) => `M${ring.map(at).join(' ')}z`).join('')

function middle(ring: Ring): Point {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2]
}

/** An island as a stroke without length: its round end is a dot that never becomes too small to see. */
const dots = (rings: readonly Ring[]): string => [...new Set(rings.map((ring) => `M${at(middle(ring))}h0`))].join('')

const welded = weld([...new Set(Object.values(groups).flat())].map((id) => ({ id, rings: ringsOf(pathOf(id)) })))
const merged = Object.entries(groups).map(([code, ids]) => merge(code, welded.filter((shape) => ids.includes(shape.id))))
const units = simplify(merged, TOLERANCE)
  .map(({ id, rings }) => ({ code: id, path: outline(rings.toSorted((a, b) => areaOf(b) - areaOf(a))) }))
  .toSorted((a, b) => a.code.localeCompare(b.code))
const islands = archipelagos.map(({ source: id, ...rest }) => ({ ...rest, path: dots(ringsOf(pathOf(id))) }))

const folder = fileURLToPath(new URL('../data/map/', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}provinces-34.json`, `${JSON.stringify({
  attribution: 'Map of Vietnam by Stephen Truong, svg-maps (npm @svg-maps/vietnam 2.0.0), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); borders thinned, provinces merged into the 34 units of 01/07/2025, islands drawn as dots.',
  viewBox: source.viewBox, units, islands,
}, null, 1)}\n`)
