import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import * as z from 'zod'
import { AppError } from '#platform/problem.ts'
import type { Point, Polygons, Ring } from './geometry.ts'

export type Boundary = { code: string; polygons: Polygons }
export type Parsed = { boundaries: Boundary[]; unusable: string[]; closedRings: number }

const point = z.tuple([z.number(), z.number()]).rest(z.unknown())
const ring = z.array(point).min(3)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
const namedFeature = z.object({ id: z.union([z.string(), z.number()]).optional(), properties: z.record(z.string(), z.unknown()).nullable(), geometry })

/** Names under which official files carry the code. */
const CODE_FIELDS = ['code', 'ma', 'ma_xa', 'maxa', 'MA_XA', 'commune_code', 'id']
const DECIMALS = 1e6
/** The mainland, the exclusive zone and both archipelagos, generously: coordinates elsewhere are in another projection. */
const VIETNAM = { minLon: 101, maxLon: 119, minLat: 5, maxLat: 25 }

/** GeoJSON or TopoJSON of communes; anything else is refused in words. */
export function parseBoundaries(json: unknown): Parsed {
  const parsed: Parsed = { boundaries: [], unusable: [], closedRings: 0 }
  const byCode = new Map<string, Polygons>()
  for (const one of featuresOf(json)) addFeature(parsed, byCode, one)
  parsed.boundaries = [...byCode].map(([code, polygons]) => ({ code, polygons }))
  return parsed
}

function featuresOf(json: unknown): unknown[] {
  const direct = collection.safeParse(json)
  if (direct.success) return direct.data.features
  const topology = z.looseObject({ type: z.literal('Topology'), arcs: z.array(z.unknown()), objects: z.record(z.string(), z.looseObject({ type: z.string() })) }).safeParse(json)
  if (!topology.success) throw new AppError('unsupported', 'places.notBoundaries')
  // Shape checked as far as the library needs it; its features are checked one by one below.
  const source = topology.data as unknown as Topology
  return Object.values(source.objects).filter((object): object is GeometryCollection => object.type === 'GeometryCollection').flatMap((object) => feature(source, object).features)
}

function addFeature(parsed: Parsed, byCode: Map<string, Polygons>, one: unknown): void {
  const checked = namedFeature.safeParse(one)
  const code = checked.success ? codeOf(checked.data) : codeOf(one as { properties?: Record<string, unknown> })
  if (!checked.success || code === null) {
    parsed.unusable.push(code ?? '?')
    return
  }
  const { type, coordinates } = checked.data.geometry
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates).map((rings) => rings.map((points) => closed(parsed, points as unknown as Ring)))
  if (!polygons.flat(2).every(isInVietnam)) parsed.unusable.push(code)
  else byCode.set(code, [...(byCode.get(code) ?? []), ...polygons])
}

function codeOf(one: { id?: string | number | undefined; properties?: Record<string, unknown> | null }): string | null {
  const values = [...CODE_FIELDS.map((name) => one.properties?.[name]), one.id]
  const code = values.find((value) => /^\d{5}$/.test(String(value ?? '')))
  return code === undefined ? null : String(code)
}

function closed(parsed: Parsed, points: Ring): Ring {
  const rounded = points.map(([lon, lat]): Point => [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS])
  const [first, last] = [rounded[0], rounded.at(-1)]
  if (first === undefined || last === undefined || (first[0] === last[0] && first[1] === last[1])) return rounded
  parsed.closedRings += 1
  return [...rounded, first]
}

function isInVietnam([lon, lat]: Point): boolean {
  return lon >= VIETNAM.minLon && lon <= VIETNAM.maxLon && lat >= VIETNAM.minLat && lat <= VIETNAM.maxLat
}
