// Rings as GeoJSON has them: [lon, lat] points, the first ring of a polygon is its shore, the others are holes.
export type Point = readonly [lon: number, lat: number]
export type Ring = readonly Point[]
export type Polygons = readonly (readonly Ring[])[]
export type Box = { minLon: number; minLat: number; maxLon: number; maxLat: number }

/** Inside the shore and in no hole of any of the polygons. A point on the line between two communes lies in one of them. */
export function contains(polygons: Polygons, lon: number, lat: number): boolean {
  return polygons.some(([shore, ...holes]) => shore !== undefined && crossesOddly(shore, lon, lat) && !holes.some((hole) => crossesOddly(hole, lon, lat)))
}

/** Ray casting: a point is inside when a ray to the east crosses the ring an odd number of times. */
function crossesOddly(ring: Ring, lon: number, lat: number): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1, y1] = ring[at] ?? [0, 0]
    const [x2, y2] = ring[before] ?? [0, 0]
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

export function boxOf(polygons: Polygons): Box {
  const box = { minLon: Infinity, minLat: Infinity, maxLon: -Infinity, maxLat: -Infinity }
  for (const [lon, lat] of polygons.flatMap((polygon) => polygon.flat())) {
    box.minLon = Math.min(box.minLon, lon)
    box.minLat = Math.min(box.minLat, lat)
    box.maxLon = Math.max(box.maxLon, lon)
    box.maxLat = Math.max(box.maxLat, lat)
  }
  return box
}
