import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Drawing, Paper } from '#platform/paper/index.server.ts'
import type { DocumentKind } from './rules.ts'

export type StoredDocument = {
  id: string; kind: DocumentKind; number: string; title: string; issuedOn: string; confirmationCode: string; sha256: string; sizeBytes: number
  subjectId: string | null; facts: Record<string, unknown>; demonstration: boolean
  supersededById: string | null; supersededByNumber: string | null; withdrawnOn: string | null; withdrawalGround: string | null
}

/** The name and the code of today, as anybody may read them. */
export type Issuer = { name: string; code: string | null; demonstration: boolean }

export async function findIssuer(ctx: Ctx, organisationId: string): Promise<Issuer | null> {
  const { rows } = await sql<Issuer>`select name, code, demonstration from register.public_record(null, ${organisationId}::uuid, null)`.execute(ctx.db)
  return rows[0] ?? null
}

/** The next number; whoever asks after us waits until we are done, so that a rolled back paper leaves no gap. */
export async function takeOrdinal(ctx: Ctx, organisationId: string, kind: DocumentKind, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${organisationId} || '/' || ${kind} || '/' || ${year}::int, 51))`.execute(ctx.db)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(ordinal), 0) + 1 as next from documents.document
    where organisation_id = ${organisationId}::uuid and kind = ${kind} and year = ${year}`.execute(ctx.db)
  return rows[0]?.next ?? 1
}

export type NewDocument = {
  organisationId: string; id: string; kind: DocumentKind; year: number; ordinal: number; number: string; title: string; issuedOn: string
  issuer: Issuer; confirmationCode: string; sha256: string; sizeBytes: number; facts: Record<string, unknown>
  subjectId: string | null; readerPersonId: string | null; membersRead: boolean; supersedesId: string | null; demonstration: boolean
}

export async function insertDocument(ctx: Ctx, d: NewDocument, content: { pdf: Uint8Array; paper: Paper }): Promise<void> {
  await sql`
    insert into documents.document (organisation_id, id, kind, year, ordinal, number, title, issued_on, issued_at, issued_by, issuer, issuer_code,
      confirmation_code, sha256, size_bytes, facts, subject_id, reader_person_id, members_read, supersedes_id, demonstration)
    values (${d.organisationId}::uuid, ${d.id}::uuid, ${d.kind}, ${d.year}, ${d.ordinal}, ${d.number}, ${d.title}, ${d.issuedOn}::date, ${ctx.now}::timestamptz,
      ${ctx.actor.id}::uuid, ${d.issuer.name}, ${d.issuer.code}, ${d.confirmationCode}, ${d.sha256}, ${d.sizeBytes}, ${d.facts as never}::jsonb,
      ${d.subjectId}::uuid, ${d.readerPersonId}::uuid, ${d.membersRead}, ${d.supersedesId}::uuid, ${d.demonstration})`.execute(ctx.db)
  await sql`select documents.store_content(${d.organisationId}::uuid, ${d.id}::uuid, ${Buffer.from(content.pdf)}::bytea, ${content.paper as never}::jsonb)`.execute(ctx.db)
}

export type NewSignature = { personId: string | null; name: string; office: string; manner: 'account' | 'screen' | 'paper'; drawing: Drawing | null; signedAt: string }

export async function insertSignature(ctx: Ctx, organisationId: string, documentId: string, id: string, s: NewSignature): Promise<void> {
  await sql`
    insert into documents.signature (organisation_id, id, document_id, person_id, name, office, manner, drawing, signed_at, recorded_by, recorded_at)
    values (${organisationId}::uuid, ${id}::uuid, ${documentId}::uuid, ${s.personId}::uuid, ${s.name}, ${s.office}, ${s.manner}, ${s.drawing as never}::jsonb,
      ${s.signedAt}::timestamptz, ${ctx.actor.id}::uuid, ${ctx.now}::timestamptz)`.execute(ctx.db)
}

/** False when somebody else withdrew it at the same time. */
export async function insertWithdrawal(ctx: Ctx, organisationId: string, documentId: string, withdrawnOn: string, ground: string): Promise<boolean> {
  const { rows } = await sql`
    insert into documents.withdrawal (organisation_id, document_id, withdrawn_on, ground, withdrawn_by, withdrawn_at)
    values (${organisationId}::uuid, ${documentId}::uuid, ${withdrawnOn}::date, ${ground}, ${ctx.actor.id}::uuid, ${ctx.now}::timestamptz)
    on conflict (organisation_id, document_id) do nothing returning document_id`.execute(ctx.db)
  return rows.length > 0
}

const selected = sql`d.id, d.kind, d.number, d.title, d.issued_on as "issuedOn", d.confirmation_code as "confirmationCode", d.sha256, d.size_bytes as "sizeBytes",
  d.subject_id as "subjectId", d.facts, d.demonstration, n.id as "supersededById", n.number as "supersededByNumber",
  w.withdrawn_on as "withdrawnOn", w.ground as "withdrawalGround"`
const joined = sql`documents.document d
  left join documents.document n on n.organisation_id = d.organisation_id and n.supersedes_id = d.id
  left join documents.withdrawal w on w.organisation_id = d.organisation_id and w.document_id = d.id`

/** `all`: every paper of the organisation; otherwise those open to members and those about the reader. */
export type Reader = { all: boolean; personId: string | null }
const readable = (reader: Reader) => sql`(${reader.all}::boolean or d.members_read or d.reader_person_id = ${reader.personId}::uuid)`

export type Filter = { kind: DocumentKind | null; year: number | null; subjectId: string | null; after: string | null; limit: number }

export async function listDocuments(ctx: Ctx, organisationId: string, reader: Reader, filter: Filter): Promise<StoredDocument[]> {
  const { rows } = await sql<StoredDocument>`
    select ${selected} from ${joined}
    where d.organisation_id = ${organisationId}::uuid and ${readable(reader)}
      and (${filter.kind}::text is null or d.kind = ${filter.kind})
      and (${filter.year}::int is null or d.year = ${filter.year})
      and (${filter.subjectId}::uuid is null or d.subject_id = ${filter.subjectId}::uuid)
      and (${filter.after}::uuid is null or d.id < ${filter.after}::uuid)
    order by d.id desc limit ${filter.limit}`.execute(ctx.db)
  return rows
}

export async function findDocument(ctx: Ctx, organisationId: string, id: string, reader: Reader): Promise<StoredDocument | null> {
  const { rows } = await sql<StoredDocument>`
    select ${selected} from ${joined} where d.organisation_id = ${organisationId}::uuid and d.id = ${id}::uuid and ${readable(reader)}`.execute(ctx.db)
  return rows[0] ?? null
}

export type Choice = { kind: DocumentKind; year: number }

/** What there is to choose from: kinds and years of papers that the reader may read. */
export async function listChoices(ctx: Ctx, organisationId: string, reader: Reader): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select distinct d.kind, d.year from documents.document d where d.organisation_id = ${organisationId}::uuid and ${readable(reader)} order by d.year desc, d.kind`.execute(ctx.db)
  return rows
}

export async function readPdf(ctx: Ctx, organisationId: string, id: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ pdf: Uint8Array }>`select pdf from documents.content where organisation_id = ${organisationId}::uuid and document_id = ${id}::uuid`.execute(ctx.db)
  return rows[0]?.pdf ?? null
}

export async function readPaper(ctx: Ctx, organisationId: string, id: string): Promise<Paper | null> {
  const { rows } = await sql<{ paper: Paper }>`select paper from documents.content where organisation_id = ${organisationId}::uuid and document_id = ${id}::uuid`.execute(ctx.db)
  return rows[0]?.paper ?? null
}

export type StoredSignature = { name: string; office: string; manner: 'account' | 'screen' | 'paper'; signedAt: Date }

export async function listSignatures(ctx: Ctx, organisationId: string, documentId: string): Promise<StoredSignature[]> {
  const { rows } = await sql<StoredSignature>`
    select name, office, manner, signed_at as "signedAt" from documents.signature
    where organisation_id = ${organisationId}::uuid and document_id = ${documentId}::uuid order by signed_at, id`.execute(ctx.db)
  return rows
}

export type StoredConfirmation = {
  confirmationCode: string; kind: DocumentKind; number: string; issuedOn: string; issuer: string; issuerCode: string | null; sha256: string; sizeBytes: number
  demonstration: boolean; supersededById: string | null; supersededBy: { number: string; issuedOn: string; confirmationCode: string } | null
  withdrawnOn: string | null; signedAs: { office: string; signedAt: string }[]
}

/** For the anonymous reader: one statement, public columns only. */
export async function findConfirmation(ctx: Ctx, code: string): Promise<StoredConfirmation | null> {
  const { rows } = await sql<StoredConfirmation>`
    select d.confirmation_code as "confirmationCode", d.kind, d.number, d.issued_on as "issuedOn", d.issuer, d.issuer_code as "issuerCode", d.sha256,
      d.size_bytes as "sizeBytes", d.demonstration, n.id as "supersededById", w.withdrawn_on as "withdrawnOn",
      case when n.id is null then null else jsonb_build_object('number', n.number, 'issuedOn', n.issued_on, 'confirmationCode', n.confirmation_code) end as "supersededBy",
      (select coalesce(jsonb_agg(jsonb_build_object('office', s.office, 'signedAt', s.signed_at) order by s.signed_at), '[]')
        from documents.signature s where s.organisation_id = d.organisation_id and s.document_id = d.id) as "signedAs"
    from documents.document d
    left join documents.document n on n.organisation_id = d.organisation_id and n.supersedes_id = d.id
    left join documents.withdrawal w on w.organisation_id = d.organisation_id and w.document_id = d.id
    where d.confirmation_code = ${code}`.execute(ctx.db)
  return rows[0] ?? null
}
