import * as z from 'zod'
import { feedDuty, dropDuty, settleDuty } from '#modules/duties/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { findFile } from '../files/store.server.ts'
import { readable } from '../items/operations.server.ts'
import { isProof, keepUntil } from '../items/rules.ts'
import { itemView } from '../items/schema.ts'
import { viewOf } from '../items/views.ts'
import { can } from '../policy.ts'
import { code, day, optionalId, text } from '../schema.ts'
import { endPosting as endRow, insertPosting, lockItem } from '../store.server.ts'

const shownDay = (date: string): string => date.split('-').reverse().join('/')
/** A form sends one name as text, two as a list, an empty field as nothing. */
const witnesses = z.preprocess((value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]),
  z.array(z.string().trim().max(200).transform((name) => name.normalize('NFC'))).max(5).transform((names) => names.filter((name) => name !== '')))

export const postItem = operation({
  id: 'disclosure.postItem',
  http: 'POST /organisations/{code}/disclosures/{id}/postings',
  summary: 'It hangs at the head office since a day, proven by a photograph or by two people who saw it (L 14.2).',
  input: z.object({ code, id: z.uuid(), startOn: day, place: text(300), photoFileId: optionalId, witnesses: witnesses.meta({ description: 'Names of people who saw it.' }) }),
  output: itemView,
  status: 201,
  allow: can.publish,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    await lockItem(ctx, organisationId, input.id)
    const item = await readable(ctx, organisationId, input.id)
    if (item.publishedAt === null) throw new AppError('conflict', 'disclosure.publishFirst', {}, { article: 'L14.2' })
    if (input.startOn < item.issuedOn || input.startOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'disclosure.postedWhen', { issuedOn: shownDay(item.issuedOn) }, { fields: [{ path: 'startOn', key: 'disclosure.postedWhen', params: { issuedOn: shownDay(item.issuedOn) } }] })
    if (item.postings.some((p) => p.endOn === null)) throw new AppError('conflict', 'disclosure.hangsAlready')
    const photo = input.photoFileId === null ? null : await findFile(ctx, organisationId, input.photoFileId)
    if (input.photoFileId !== null && photo === null) throw new AppError('not_found', 'disclosure.fileNotFound')
    if (!isProof({ photo: photo !== null, witnesses: input.witnesses })) throw new AppError('invalid', 'disclosure.proofMissing', {}, { article: 'L14.2', fields: [{ path: 'witnesses', key: 'disclosure.proofMissing' }] })
    await insertPosting(ctx, organisationId, item.id, { startOn: input.startOn, place: input.place, photoFileId: photo?.id ?? null, photoSha256: photo?.sha256 ?? null, witnesses: input.witnesses })
    await settleDuty(ctx, organisationId, 'disclosure.publish', item.id, input.startOn)
    await dropDuty(ctx, organisationId, 'disclosure.postAgain', item.id)
    return viewOf(ctx, vietnamDay(ctx.now))(await readable(ctx, organisationId, item.id))
  },
})

export const endPosting = operation({
  id: 'disclosure.endPosting',
  http: 'POST /organisations/{code}/disclosures/{id}/postings/{postingId}/ending',
  summary: 'It was taken down; before the thirtieth day it must hang again, thirty days anew.',
  input: z.object({ code, id: z.uuid(), postingId: z.uuid(), endOn: day.meta({ description: 'Last day on which it hung.' }) }),
  output: itemView,
  allow: can.publish,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    await lockItem(ctx, organisationId, input.id)
    const item = await readable(ctx, organisationId, input.id)
    const posting = item.postings.find((p) => p.id === input.postingId && p.endOn === null)
    if (!posting) throw new AppError('not_found', 'disclosure.postingNotFound')
    if (input.endOn < posting.startOn || input.endOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'disclosure.endedWhen', { startOn: shownDay(posting.startOn) })
    await endRow(ctx, organisationId, posting.id, input.endOn)
    const until = keepUntil(posting.startOn)
    if (input.endOn < until) {
      await feedDuty(ctx, {
        organisationId, source: 'disclosure', kind: 'disclosure.postAgain', subjectId: item.id, article: 'L14.2', startOn: input.endOn, dueOn: null,
        params: { title: item.title, until }, href: `/cong-khai/quan-ly/${item.id}`,
      })
    }
    return viewOf(ctx, vietnamDay(ctx.now))(await readable(ctx, organisationId, item.id))
  },
})
