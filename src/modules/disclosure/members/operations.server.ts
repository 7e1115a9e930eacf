import * as z from 'zod'
import { charterCapitalOf, ratioText, sharesOn } from '#modules/capital/index.ts'
import { archiveDocument, numberBlank } from '#modules/documents/index.ts'
import { membersOn } from '#modules/membership/index.ts'
import { findProvince } from '#modules/places/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { readable } from '../items/operations.server.ts'
import { itemView } from '../items/schema.ts'
import { viewOf } from '../items/views.ts'
import { can } from '../policy.ts'
import { code } from '../schema.ts'
import { attachDocument } from '../store.server.ts'
import { memberListPaper } from './paper.ts'

export const prepareMemberList = operation({
  id: 'disclosure.prepareMemberList',
  http: 'POST /organisations/{code}/disclosures/{id}/member-list',
  summary: 'Draws up the list of official and contributing members with their ratios as they are today (L 14.1c), archives it and puts it into the waiting item. Names, kinds and ratios; no number, no address.',
  input: z.object({ code, id: z.uuid() }),
  output: itemView,
  allow: can.publish,
  run: async (ctx, { code: handle, id }) => {
    const subject = await getOwnSubject(ctx, handle)
    const item = await readable(ctx, subject.id, id)
    if (item.kind !== 'memberList') throw new AppError('invalid', 'disclosure.notTheList')
    if (item.publishedAt !== null) throw new AppError('conflict', 'disclosure.publishedAlready', {}, { article: 'L12' })
    const today = vietnamDay(ctx.now)
    const [members, shares] = await Promise.all([membersOn(ctx, subject.id, today), sharesOn(ctx, subject.id, today)])
    const [total, held] = [charterCapitalOf(shares), new Map(shares.map((share) => [share.memberId, share.committedDong]))]
    const rows = members.flatMap(({ id: memberId, number, name, kind }) =>
      kind === 'linked_noncontributing' ? [] : [{ number, name, kind, ratio: total === 0 ? null : ratioText(held.get(memberId) ?? 0, total) }])
    const place = subject.province === null ? '' : (findProvince(subject.province)?.name ?? '').replace(/^(Tỉnh|Thành phố) /, '')
    const document = await ctx.call(archiveDocument, {
      organisationId: subject.id, kind: 'member_list', title: item.title, paper: memberListPaper({ issuer: subject.name, place, today, number: numberBlank, rows }), supersedesId: item.documentId,
      facts: { members: rows.length, charterCapitalDong: total, itemId: id },
    })
    await attachDocument(ctx, subject.id, id, { documentId: document.id, number: document.number })
    return viewOf(ctx, today)(await readable(ctx, subject.id, id))
  },
})
