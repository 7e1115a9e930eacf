import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { publicOrigin } from '#platform/config.server.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { paperSchema, renderPaper } from '#platform/paper/index.server.ts'
import { AppError } from '#platform/problem.ts'
import { issuedPaper } from './paper.ts'
import { can } from './policy.ts'
import { codeFrom, isOpenToMembers, numberOf, refuseReplacement, standingOf, type DocumentKind } from './rules.ts'
import { day, documentKind, documentView, line, signatureInput } from './schema.ts'
import { findDocument, findIssuer, insertDocument, insertSignature, insertWithdrawal, takeOrdinal } from './store.server.ts'
import { viewOf } from './views.ts'

/** Said to who issues; the table has the same bound. */
export const PDF_MAX_BYTES = 10_000_000

export const archiveDocument = operation({
  id: 'documents.archiveDocument',
  summary: 'Issues a paper: gives it the next number and its confirmation code, keeps its PDF and its description for good. Called by the module whose paper it is.',
  input: z.object({
    organisationId: z.uuid(),
    kind: documentKind,
    title: line(500),
    paper: paperSchema,
    issuedOn: day.optional(),
    facts: z.record(z.string(), z.unknown()).default({}),
    subjectId: z.uuid().nullable().default(null),
    readerPersonId: z.uuid().nullable().default(null),
    membersRead: z.boolean().optional(),
    supersedesId: z.uuid().nullable().default(null),
    signatures: z.array(signatureInput).max(30).default([]),
  }),
  output: z.object({ id: z.uuid(), number: z.string(), confirmationCode: z.string() }),
  allow: can.archive,
  run: async (ctx, { organisationId, kind, title, paper, facts, subjectId, readerPersonId, membersRead, supersedesId, signatures, ...input }) => {
    const issuer = await findIssuer(ctx, organisationId)
    if (!issuer) throw new AppError('not_found', 'documents.noOrganisation')
    const issuedOn = issuedDay(ctx, input.issuedOn)
    const year = Number(issuedOn.slice(0, 4))
    const ordinal = await takeOrdinal(ctx, organisationId, kind, year)
    if (supersedesId) await refuseWrongPredecessor(ctx, organisationId, supersedesId, kind)
    const number = numberOf(kind, year, ordinal)
    const confirmationCode = codeFrom(randomBytes(16))
    const described = issuedPaper(paper, { number, issuedOn, confirmationCode, origin: publicOrigin(), demonstration: issuer.demonstration })
    const pdf = await renderPaper(described)
    if (pdf.length > PDF_MAX_BYTES) throw new AppError('too_large', 'documents.tooLarge', { limitMb: PDF_MAX_BYTES / 1_000_000 })
    const id = newId()
    await insertDocument(ctx, {
      organisationId, id, kind, year, ordinal, number, title, issuedOn, issuer, confirmationCode, facts, subjectId, readerPersonId, supersedesId,
      sha256: createHash('sha256').update(pdf).digest('hex'), sizeBytes: pdf.length,
      membersRead: membersRead ?? isOpenToMembers(kind), demonstration: described.demonstration,
    }, { pdf, paper: described })
    for (const signature of signatures) await insertSignature(ctx, organisationId, id, newId(), signature)
    await ctx.emit('documents.issued', { organisationId, documentId: id, kind, title, number, issuedOn, subjectId, facts })
    return { id, number, confirmationCode }
  },
})

/** Earlier days are possible, for papers that were signed before they were entered; later ones are not. */
function issuedDay(ctx: Ctx, wanted: string | undefined): string {
  const today = vietnamDay(ctx.now)
  if (wanted !== undefined && wanted > today) throw new AppError('invalid', 'documents.issuedLater', { day: wanted })
  return wanted ?? today
}

async function refuseWrongPredecessor(ctx: Ctx, organisationId: string, id: string, kind: DocumentKind): Promise<void> {
  const old = await findDocument(ctx, organisationId, id, { all: true, personId: null })
  if (!old) throw new AppError('not_found', 'documents.notFound')
  const refusal = refuseReplacement({ kind: old.kind, standing: standingOf(old) }, kind)
  if (refusal) throw new AppError('conflict', `documents.${refusal}`, { number: old.number }, { article: 'L12' })
}

export const recordSignature = operation({
  id: 'documents.recordSignature',
  summary: 'Records that a paper was signed: by whom, in what office, when and how. Called by the module that knows the office.',
  input: signatureInput.extend({ organisationId: z.uuid(), documentId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: can.archive,
  run: async (ctx, { organisationId, documentId, ...signature }) => {
    if (!await findDocument(ctx, organisationId, documentId, { all: true, personId: null })) throw new AppError('not_found', 'documents.notFound')
    const id = newId()
    await insertSignature(ctx, organisationId, documentId, id, signature)
    return { id }
  },
})

export const withdrawDocument = operation({
  id: 'documents.withdrawDocument',
  http: 'POST /organisations/{code}/documents/{id}/withdrawal',
  summary: 'Withdraws an issued paper with a reason: it stays in the archive, its confirmation page says that it no longer holds.',
  input: z.object({ code: z.string().max(60), id: z.uuid(), ground: line(1000) }),
  output: documentView,
  status: 201,
  allow: can.withdraw,
  run: async (ctx, { code, id, ground }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    const reader = { all: true, personId: null }
    const document = await findDocument(ctx, organisationId, id, reader)
    if (!document) throw new AppError('not_found', 'documents.notFound')
    const done = document.withdrawnOn === null && await insertWithdrawal(ctx, organisationId, id, vietnamDay(ctx.now), ground)
    if (!done) throw new AppError('conflict', 'documents.alreadyWithdrawn', { number: document.number }, { article: 'L12' })
    return viewOf(ctx, (await findDocument(ctx, organisationId, id, reader)) ?? document)
  },
})
