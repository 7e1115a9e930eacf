import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { renderPaperDocx } from '#platform/paper/index.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { standingOf } from '../rules.ts'
import { confirmation, confirmationInput, documentKind, documentView, listInput, signatureView } from '../schema.ts'
import { findConfirmation, findDocument, listChoices, listDocuments as listRows, listSignatures, readPaper, readPdf, type Reader, type StoredDocument } from '../store.server.ts'
import { viewOf } from '../views.ts'

const readerOf = ({ actor }: Ctx): Reader => ({ all: can.readsAll(actor), personId: actor.id })

export const listDocuments = operation({
  id: 'documents.listDocuments',
  http: 'GET /organisations/{code}/documents',
  summary: 'Papers that an organisation issued, newest first: all for those who manage, for a member those open to members and those about themselves.',
  reads: true,
  input: listInput,
  output: z.object({
    items: z.array(documentView),
    next: z.uuid().nullable(),
    choices: z.array(z.object({ kind: documentKind, year: z.int() })).meta({ description: 'Which kinds there are in which years.' }),
  }),
  allow: can.list,
  run: async (ctx, { code, kind, year, subjectId, cursor, limit }) => {
    const { id } = await getOwnSubject(ctx, code)
    const filter = { kind: kind ?? null, year: year ?? null, subjectId: subjectId ?? null, after: cursor ?? null, limit: limit + 1 }
    const [rows, choices] = await Promise.all([listRows(ctx, id, readerOf(ctx), filter), listChoices(ctx, id, readerOf(ctx))])
    return { items: rows.slice(0, limit).map((row) => viewOf(ctx, row)), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null, choices }
  },
})

const format = z.enum(['pdf', 'docx'])
const mediaTypes = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const

async function getReadable(ctx: Ctx, code: string, id: string): Promise<{ organisationId: string; document: StoredDocument }> {
  const { id: organisationId } = await getOwnSubject(ctx, code)
  const document = await findDocument(ctx, organisationId, id, readerOf(ctx))
  if (!document) throw new AppError('not_found', 'documents.notFound')
  ctx.noteRead({ organisationId, what: `document ${document.number}` })
  return { organisationId, document }
}

async function makeFile(ctx: Ctx, organisationId: string, { id, number }: StoredDocument, wanted: z.output<typeof format>) {
  const paper = wanted === 'docx' ? await readPaper(ctx, organisationId, id) : null
  const bytes = paper ? await renderPaperDocx(paper) : await readPdf(ctx, organisationId, id)
  if (!bytes) throw new AppError('not_found', 'documents.notFound')
  return { name: `${number.replaceAll('/', '-')}.${wanted}`, mediaType: mediaTypes[wanted], bytes }
}

export const getDocument = operation({
  id: 'documents.getDocument',
  http: 'GET /organisations/{code}/documents/{id}',
  summary: 'One issued paper with its signatures; with `format` also the file, in base64: the PDF as it was issued, or a DOCX for editing.',
  reads: true,
  input: z.object({ code: z.string().max(60), id: z.uuid(), format: format.optional() }),
  output: documentView.extend({
    signatures: z.array(signatureView),
    file: z.object({ name: z.string(), mediaType: z.string(), base64: z.string() }).nullable(),
  }),
  allow: can.list,
  run: async (ctx, { code, id, format: wanted }) => {
    const { organisationId, document } = await getReadable(ctx, code, id)
    const signatures = await listSignatures(ctx, organisationId, id)
    const file = wanted ? await makeFile(ctx, organisationId, document, wanted) : null
    return {
      ...viewOf(ctx, document), signatures: signatures.map((s) => ({ ...s, signedAt: s.signedAt.toISOString() })),
      file: file && { name: file.name, mediaType: file.mediaType, base64: Buffer.from(file.bytes).toString('base64') },
    }
  },
})

export const readDocumentFile = operation({
  id: 'documents.readDocumentFile',
  summary: 'The file of an issued paper for a page to hand over.',
  reads: true,
  input: z.object({ code: z.string().max(60), id: z.uuid(), format }),
  output: z.object({ name: z.string(), mediaType: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  allow: can.list,
  run: async (ctx, { code, id, format: wanted }) => {
    const { organisationId, document } = await getReadable(ctx, code, id)
    return makeFile(ctx, organisationId, document, wanted)
  },
})

export const confirmDocument = operation({
  id: 'documents.confirmDocument',
  http: 'GET /documents/{confirmationCode}',
  summary: 'What the code on a paper stands for: kind, number, date, who issued it, whether it still holds, and the hash of the PDF. Names nobody.',
  reads: true,
  as: 'public',
  input: confirmationInput,
  output: confirmation,
  allow: can.anyone,
  run: async (ctx, { confirmationCode, sha256 }) => {
    const found = await findConfirmation(ctx, confirmationCode)
    if (!found) throw new AppError('not_found', 'documents.unknownCode')
    const { issuer, issuerCode, supersededById, signedAs, ...rest } = found
    return {
      ...rest, kindName: ctx.say(`documents.kind.${rest.kind}`), issuer: { name: issuer, code: issuerCode },
      standing: standingOf({ supersededById, withdrawnOn: rest.withdrawnOn }),
      signedAs: signedAs.map(({ office, signedAt }) => ({ office, signedOn: vietnamDay(new Date(signedAt)) })),
      comparison: sha256 === undefined ? null : sha256 === rest.sha256 ? ('same' as const) : ('different' as const),
    }
  },
})
