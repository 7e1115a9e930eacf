import { hashesOf, listRegistered, readTable, searchName } from '#modules/membership/index.ts'
import type { Subject } from '#modules/register/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { readBook, type Book } from '../acts/book.server.ts'
import { isTakingOver } from '../ledger/store.server.ts'
import { headings } from './headings.ts'
import { find } from './place.ts'
import { readCapital } from './rules.ts'
import type { CapitalLine } from './schema.ts'
import { settle, type Group } from './settle.ts'
import { memberMeant, registerOf } from './whom.ts'

const keys = { noTable: 'capital.list.noTable', noRows: 'capital.list.noRows', tooLong: 'capital.list.tooLong' }

export const readLedger = (bytes: Uint8Array, today: string) => readTable(bytes, headings, keys, (row, columns) => readCapital(row, columns, today))

/** Each row against the register and the book as they are now; the same lines may be settled as often as needed. */
export async function settleLines(ctx: Ctx, subject: Subject, lines: readonly CapitalLine[]): Promise<{ groups: Group[]; book: Book }> {
  const [book, registered, takingOver] = await Promise.all([readBook(ctx, subject), listRegistered(ctx, subject.id), isTakingOver(ctx, subject.id)])
  const register = registerOf(registered)
  for (const line of lines) {
    line.findings = []
    const found = memberMeant(line, register, line.idNumber === null ? [] : hashesOf(line.idNumber), searchName)
    line.member = 'member' in found ? { id: found.member.id, number: found.member.number, name: found.member.name } : null
    // A row that names nobody has said so already.
    if ('finding' in found && line.problems.length === 0) find(line, found.finding.key, found.finding.params)
    if ('member' in found && line.paidOn !== null && line.paidOn < found.member.joinedOn) find(line, 'beforeJoined', { day: found.member.joinedOn.split('-').reverse().join('/') }, false)
  }
  const groups = settle(lines, {
    type: book.type, minimumDong: book.charter.minContributionDong, maximumDong: book.charter.maxContributionDong, parties: book.parties, balances: book.balances, takingOver,
  })
  return { groups, book }
}
