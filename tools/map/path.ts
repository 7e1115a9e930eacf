export type Point = readonly [x: number, y: number]
export type Ring = Point[]

const arity: Record<string, number> = { m: 2, l: 2, c: 6, z: 0 }

/** Tokens of a path: a command letter with its numbers; repeated numbers repeat the command, after `m` as a line. */
function* steps(path: string): Generator<{ command: string; relative: boolean; numbers: number[] }> {
  for (const [, letter = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-df-zA-DF-Z]*)/g)) {
    const kind = letter.toLowerCase()
    const size = arity[kind]
    if (size === undefined) throw new Error(`path command ${letter} is not read here`)
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number)
    if (size === 0) yield { command: 'z', relative: false, numbers: [] }
    for (let i = 0; size > 0 && i < numbers.length; i += size) {
      yield { command: kind === 'm' && i > 0 ? 'l' : kind, relative: letter === kind, numbers: numbers.slice(i, i + size) }
    }
  }
}

/** The closed rings of a path, absolute; of a curve only its end, which is enough for islands of a pixel. */
export function ringsOf(path: string): Ring[] {
  const rings: Ring[] = []
  let [x, y] = [0, 0]
  for (const { command, relative, numbers } of steps(path)) {
    if (command === 'z') {
      [x, y] = rings.at(-1)?.[0] ?? [0, 0]
      continue
    }
    const [dx = 0, dy = 0] = numbers.slice(-2)
    x = relative ? x + dx : dx
    y = relative ? y + dy : dy
    if (command === 'm') rings.push([])
    rings.at(-1)?.push([x, y])
  }
  return rings
}
