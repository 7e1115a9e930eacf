import type { Subject } from '#modules/register/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { registeredOf, type Book } from '../acts/book.server.ts'
import { post, type Draft } from '../acts/post.server.ts'
import type { Recorded } from '../schema.ts'
import type { CapitalLine } from './schema.ts'
import type { Group } from './settle.ts'

const later = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : a > b ? a : b)

/** The first instalment carries the commitment; each further one is a payment on its own day. */
function draftsOf(group: Group, onDay: string, clock: string | null): Draft[] {
  const dayOf = (line: CapitalLine): string => line.paidOn ?? onDay
  const [first, ...rest] = group.lines.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.row - b.row)
  if (!first) return []
  const common = (line: CapitalLine) => ({ memberId: group.memberId, onDay: dayOf(line), assetKind: line.assetKind, assetNote: line.assetNote, ground: line.ground })
  return [
    { ...common(first), kind: 'opening', committedDong: group.committedDong, paidDong: first.paidDong, clockFrom: clock ?? dayOf(first) },
    ...rest.filter((line) => line.paidDong > 0).map((line): Draft => ({ ...common(line), kind: 'payment', committedDong: 0, paidDong: line.paidDong })),
  ]
}

/** L 74.4: the time to pay runs from the certificate or the admission, as for a book opened by hand. */
export async function takeOver(ctx: Ctx, subject: Subject, book: Book, groups: readonly Group[], onDay: string): Promise<Recorded> {
  const { certificateOn } = await registeredOf(ctx, subject)
  return post(ctx, subject, book, groups.flatMap((group) => draftsOf(group, onDay, later(certificateOn, book.members.get(group.memberId)?.joinedOn ?? null))))
}
