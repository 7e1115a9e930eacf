import type { Ctx } from '#platform/operation.server.ts'
import type { ItemRow } from '../store.server.ts'
import { daysLate, isProof, keepUntil, stateOf } from './rules.ts'
import type { ItemView } from './schema.ts'

const clockOf = (row: ItemRow) => ({
  publishBy: row.publishBy,
  postings: row.postings.map((p) => ({ startOn: p.startOn, endOn: p.endOn, proven: isProof({ photo: p.photoSha256 !== null, witnesses: p.witnesses }) })),
})

export const viewOf = (ctx: Ctx, today: string) => (row: ItemRow): ItemView => ({
  id: row.id, kind: row.kind, kindText: ctx.say(`disclosure.kind.${row.kind}`), title: row.title, number: row.number, issuedOn: row.issuedOn, publishBy: row.publishBy,
  state: stateOf(clockOf(row), today), daysLate: daysLate(clockOf(row)), publishedAt: row.publishedAt ? new Date(row.publishedAt).toISOString() : null,
  body: row.body, documentId: row.documentId, fileId: row.fileId, fileName: row.fileName,
  fund: row.fund && {
    openingDong: row.fund.openingDong, closingDong: row.fund.closingDong,
    additions: row.fund.additions.map((a) => ({ ...a, sourceText: ctx.say(`disclosure.fundSource.${a.source}`) })),
    uses: row.fund.uses.map((u) => ({ ...u, useText: ctx.say(`disclosure.fundUse.${u.use}`) })),
  },
  supersedesId: row.supersedesId, supersededById: row.supersededById,
  postings: row.postings.map((p) => ({ ...p, keepUntil: keepUntil(p.startOn) })),
})
