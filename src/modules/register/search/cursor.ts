import { AppError } from '#platform/problem.ts'
import type { Hit } from './store.server.ts'

/** A page begins after this place; opaque to the caller. */
export type Place = Pick<Hit, 'score' | 'folded' | 'id'>

export const cursorOf = ({ score, folded, id }: Place): string => Buffer.from(JSON.stringify([score, folded, id])).toString('base64url')

export function readCursor(cursor: string | undefined): Place | null {
  if (!cursor) return null
  const refuse = (): never => { throw new AppError('invalid', 'register.badCursor') }
  const read = (): unknown => {
    try {
      return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    } catch {
      return refuse()
    }
  }
  const place = read()
  if (!Array.isArray(place)) return refuse()
  const [score, folded, id] = place as unknown[]
  return typeof score === 'number' && typeof folded === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { score, folded, id } : refuse()
}
