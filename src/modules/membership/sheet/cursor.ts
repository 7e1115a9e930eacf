import { isId } from '#platform/ids.ts'
import { AppError } from '#platform/problem.ts'
import type { Place } from './store.server.ts'

/** Where a page ended: the name it stopped at and the member. */
export const cursorOf = ({ sortName, id }: Place): string => Buffer.from(JSON.stringify([sortName, id])).toString('base64url')

export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  try {
    const [sortName, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof sortName === 'string' && typeof id === 'string' && isId(id)) return { sortName, id }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new AppError('invalid', 'membership.cursor')
}
