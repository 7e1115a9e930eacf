import { getMember } from '#modules/membership/index.ts'
import { handleOf, type Subject } from '#modules/register/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { registeredOf, type Book } from '../acts/book.server.ts'
import { effectOf, nothing } from '../ledger/rules.ts'
import { listEntries } from '../ledger/store.server.ts'
import type { CertificateFacts } from './rules.ts'

export type Content = { facts: CertificateFacts; idNumber: string | null; demonstration: boolean }

/** What a certificate would say today (L 75.2, 76.2b). */
export async function contentOf(ctx: Ctx, subject: Subject, book: Book, memberId: string): Promise<Content> {
  const [registered, member, entries] = await Promise.all([
    registeredOf(ctx, subject), ctx.call(getMember, { code: handleOf(subject), memberId }), listEntries(ctx, subject.id, [memberId]),
  ])
  return {
    idNumber: member.idNumber, demonstration: registered.demonstration,
    facts: {
      organisationName: registered.name, organisationCode: registered.code, organisationAddress: registered.address, charterCapitalDong: book.totalDong,
      memberName: member.name, memberAddress: member.address, memberNationality: member.party === 'organisation' ? null : member.nationality, memberCode: member.organisationCode,
      contributionDong: (book.balances.get(memberId) ?? nothing).committedDong,
      useRights: entries.filter((entry) => entry.useRightUntil !== null && effectOf(entry, entries).paidDong > 0)
        .map((entry) => ({ note: entry.assetNote ?? '', untilOn: entry.useRightUntil ?? '' })),
      representative: registered.representative ?? '',
    },
  }
}
