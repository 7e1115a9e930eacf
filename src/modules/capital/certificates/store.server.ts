import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import { keyedHash, open, seal } from '#platform/secrets.server.ts'
import type { CertificateFacts, EndReason } from './rules.ts'

export type Certificate = {
  id: string; number: number; memberId: string; issuedOn: string; facts: CertificateFacts; factsHash: Buffer; replaces: string | null
  documentId: string | null; documentNumber: string | null; confirmationCode: string | null; endedOn: string | null; endReason: EndReason | null
}
const columns = sql`id, number, member_id as "memberId", issued_on as "issuedOn", facts, facts_hash as "factsHash", replaces, document_id as "documentId",
  document_number as "documentNumber", confirmation_code as "confirmationCode", ended_on as "endedOn", end_reason as "endReason"`

const fromRow = (row: Certificate): Certificate => ({ ...row, factsHash: Buffer.from(row.factsHash) })

/** jsonb forgets the order of keys: the hash must not depend on it. */
export const hashOf = (facts: CertificateFacts, idNumber: string | null): Buffer =>
  keyedHash(`capital-certificate:${JSON.stringify(Object.entries(facts).sort(([a], [b]) => a.localeCompare(b)))}:${idNumber ?? ''}`)

export async function listCertificates(ctx: Ctx, organisationId: string, memberId: string | null): Promise<Certificate[]> {
  const { rows } = await sql<Certificate>`select ${columns} from capital.certificate
    where organisation_id = ${organisationId}::uuid and (${memberId}::uuid is null or member_id = ${memberId}::uuid) order by number desc`.execute(ctx.db)
  return rows.map(fromRow)
}

/** Those that held on a day. */
export async function listCertificatesOn(ctx: Ctx, organisationId: string, day: string): Promise<{ memberId: string; number: number; issuedOn: string }[]> {
  const { rows } = await sql<{ memberId: string; number: number; issuedOn: string }>`select member_id as "memberId", number, issued_on as "issuedOn" from capital.certificate
    where organisation_id = ${organisationId}::uuid and issued_on <= ${day}::date and (ended_on is null or ended_on > ${day}::date)`.execute(ctx.db)
  return rows
}

export async function findCertificate(ctx: Ctx, organisationId: string, id: string): Promise<Certificate | null> {
  const { rows } = await sql<Certificate>`select ${columns} from capital.certificate where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ? fromRow(rows[0]) : null
}

export async function findValidCertificate(ctx: Ctx, organisationId: string, memberId: string): Promise<Certificate | null> {
  const { rows } = await sql<Certificate>`select ${columns} from capital.certificate
    where organisation_id = ${organisationId}::uuid and member_id = ${memberId}::uuid and ended_on is null`.execute(ctx.db)
  return rows[0] ? fromRow(rows[0]) : null
}

/** The number as it was printed, for who may read the certificate itself. */
export async function idNumberOf(ctx: Ctx, organisationId: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ sealed: Uint8Array | null }>`select id_number_sealed as sealed from capital.certificate
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  const sealed = rows[0]?.sealed ?? null
  return sealed === null ? null : open(sealed)
}

/** Under the lock of the book, so that no number is given twice. */
export async function nextNumber(ctx: Ctx, organisationId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from capital.certificate where organisation_id = ${organisationId}::uuid`.execute(ctx.db)
  return rows[0]?.next ?? 1
}

export type NewCertificate = Omit<Certificate, 'factsHash' | 'endedOn' | 'endReason'> & { idNumber: string | null }

export async function insertCertificate(ctx: Ctx, organisationId: string, c: NewCertificate): Promise<void> {
  await sql`
    insert into capital.certificate (organisation_id, id, number, member_id, issued_on, facts, id_number_sealed, facts_hash, replaces, document_id, document_number, confirmation_code, issued_by)
    values (${organisationId}::uuid, ${c.id}::uuid, ${c.number}, ${c.memberId}::uuid, ${c.issuedOn}::date, ${c.facts as never}::jsonb,
      ${c.idNumber === null ? null : seal(c.idNumber)}, ${hashOf(c.facts, c.idNumber)}, ${c.replaces}::uuid, ${c.documentId}::uuid, ${c.documentNumber}, ${c.confirmationCode}, ${ctx.actor.id}::uuid)`.execute(ctx.db)
}

export async function endCertificate(ctx: Ctx, organisationId: string, id: string, day: string, reason: EndReason): Promise<void> {
  await sql`update capital.certificate set ended_on = ${day}::date, end_reason = ${reason}
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and ended_on is null`.execute(ctx.db)
}
