import type { DocumentKind } from '#modules/documents/index.ts'
import { addWorkingDays } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { enterDisclosure } from '../items/enter.server.ts'
import { attachDocument, findWaiting, isOnTheBoard } from '../store.server.ts'
import { isPastBoard, publishedAs } from './rules.ts'

const bare = { body: null, fileId: null, fund: null, supersedesId: null }
export type Issued = { documentId: string; kind: DocumentKind; title: string; number: string; issuedOn: string; assemblyId: string | null }

/** What an item waits for is put into it; a paper that nobody waits for is an item of its own. Twice is once. */
export async function pickUp(ctx: Ctx, organisationId: string, paper: Issued): Promise<void> {
  const kind = publishedAs(paper.kind)
  if (kind === null || isPastBoard(paper.issuedOn, vietnamDay(ctx.now), addWorkingDays) || await isOnTheBoard(ctx, organisationId, paper.documentId)) return
  const item = { ...bare, kind, title: paper.title.slice(0, 300), number: paper.number, issuedOn: paper.issuedOn, documentId: paper.documentId }
  // The resolutions of a meeting may be archived before or after its minutes hold; the item of the meeting takes the first.
  if (paper.assemblyId !== null && await enterDisclosure(ctx, organisationId, { ...item, source: 'assembly.minutesValid', subjectId: paper.assemblyId }) !== null) return
  const waiting = await findWaiting(ctx, organisationId, kind, paper.assemblyId)
  if (waiting !== null && await attachDocument(ctx, organisationId, waiting, paper)) return
  await enterDisclosure(ctx, organisationId, { ...item, source: 'documents.issued', subjectId: paper.documentId })
}

/** L 14.1c: the list and the ratios changed. One item waits at a time; what it says is drawn up when it is prepared. */
export async function memberListChanged(ctx: Ctx, organisationId: string): Promise<void> {
  if (await findWaiting(ctx, organisationId, 'memberList', null) !== null) return
  const day = vietnamDay(ctx.now)
  await enterDisclosure(ctx, organisationId, {
    ...bare, kind: 'memberList', title: ctx.say('disclosure.memberListTitle', { date: day.split('-').reverse().join('/') }), number: null, issuedOn: day, documentId: null,
    source: 'membership.changed', subjectId: day,
  })
}
