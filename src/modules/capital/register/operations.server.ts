import * as z from 'zod'
import { missingFields, readSheet, type Share as PrintedShare } from '#modules/membership/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { ratioText } from '../certificates/rules.ts'
import { listCertificatesOn } from '../certificates/store.server.ts'
import { charterCapitalOf, sharesOn } from '../ledger/shares.server.ts'
import { listPaymentsOn } from '../ledger/store.server.ts'
import { can } from '../policy.ts'
import { code, day } from '../schema.ts'

const printedShare = z.object({
  memberId: z.uuid(), committedDong: z.int(), paidDong: z.int(), ratio: z.string().nullable(), paidOn: day.nullable(), asset: z.string().nullable(),
  certificateNo: z.string().nullable(), certificateOn: day.nullable(),
})

/** Kinds in the order in which they were paid, each once, with its quantity and valuation where there is one. */
const assetText = (ctx: Ctx, payments: readonly { assetKind: string; assetNote: string | null }[]): string | null =>
  [...new Set(payments.map(({ assetKind, assetNote }) => [ctx.say(`capital.asset.${assetKind}`), assetNote].filter(Boolean).join(': ')))].join('; ') || null

/** L 15.1: contribution, ratio, time, kind of asset, certificate: what the register of members says of capital on a day. */
async function printedShares(ctx: Ctx, organisationId: string, asOf: string): Promise<(PrintedShare & { memberId: string })[]> {
  const [shares, payments, certificates] = await Promise.all([sharesOn(ctx, organisationId, asOf), listPaymentsOn(ctx, organisationId, asOf), listCertificatesOn(ctx, organisationId, asOf)])
  const total = charterCapitalOf(shares)
  const paid = Map.groupBy(payments, (payment) => payment.memberId)
  const held = new Map(certificates.map((certificate) => [certificate.memberId, certificate]))
  return shares.map((share) => {
    const own = paid.get(share.memberId) ?? []
    const certificate = held.get(share.memberId)
    return {
      ...share, ratio: ratioText(share.paidDong, total), paidOn: own.at(-1)?.onDay ?? null, asset: assetText(ctx, own),
      certificateNo: certificate ? String(certificate.number) : null, certificateOn: certificate?.issuedOn ?? null,
    }
  })
}

export const readRegister = operation({
  id: 'capital.readRegister',
  summary: 'The register of members of a day with everything that Article 15 asks, capital and certificates included; for the paper.',
  reads: true,
  input: z.object({ code, asOf: day.optional() }),
  output: z.object({ sheet: readSheet.output, shares: z.array(printedShare), incomplete: z.int().meta({ description: 'Members who lack a field of L 15.1.' }) }),
  allow: can.keepBook,
  run: async (ctx, { code: handle, asOf }) => {
    const subject = await getOwnSubject(ctx, handle)
    const sheet = await ctx.call(readSheet, { code: handle, ...(asOf ? { asOf } : {}) })
    const shares = await printedShares(ctx, subject.id, asOf ?? vietnamDay(ctx.now))
    const byMember = new Map(shares.map((share) => [share.memberId, share]))
    return { sheet, shares, incomplete: sheet.rows.filter((row) => missingFields(row, byMember.get(row.id) ?? null).length > 0).length }
  },
})
