/** For tests: what somebody could change in a published file. */
export type Path = (string | number)[]

/** Every leaf of the file. */
export function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]))
}

/** The file with one leaf changed. */
export function changedAt(file: unknown, path: Readonly<Path>): unknown {
  const copy = structuredClone(file) as Record<string, unknown>
  let holder = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  const old = holder[last]
  holder[last] = typeof old === 'number' ? old + 1 : typeof old === 'string' ? `${old.slice(0, -2)}${old.at(-2) === 'x' ? 'y' : 'x'}${old.slice(-1)}` : old === null ? 1 : null
  return copy
}
