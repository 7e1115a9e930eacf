import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { officeFrom, type StoredOffice } from '../offices/store.server.ts'
import type { SealedId } from '../people/store.server.ts'
import { invitationExpiry, type OfficeKind, type OrganisationType } from '../rules.ts'
import { hashToken } from '../token.server.ts'

export type NewInvitation = {
  office: StoredOffice; role: string; name: string; email: string | null; personal: SealedId | null; assignmentRef: string | null
}

export async function insertInvitation(ctx: Ctx, token: string, invitation: NewInvitation): Promise<{ id: string; expiresAt: Date }> {
  const id = newId()
  const expiresAt = invitationExpiry(ctx.now)
  await sql`
    insert into identity.invitation (id, token_hash, office_id, organisation_id, role_code, name, email, personal_id_sealed, personal_id_hash, assignment_ref, invited_by, expires_at)
    values (${id}::uuid, ${hashToken(token)}, ${invitation.office.id}::uuid, ${invitation.office.organisationId}::uuid, ${invitation.role},
      ${invitation.name}, ${invitation.email}, ${invitation.personal?.sealed ?? null}, ${invitation.personal?.hash ?? null},
      ${invitation.assignmentRef}, ${ctx.actor.id}::uuid, ${expiresAt}::timestamptz)`.execute(ctx.db)
  return { id, expiresAt }
}

type Row = {
  id: string; name: string; email: string | null; role_code: string; role_name: string; invited_by: string; expires_at: Date
  accepted_at: Date | null; revoked_at: Date | null; assignment_ref: string | null
  personal_id_sealed: Buffer | null; personal_id_hash: Buffer | null
  office_id: string; kind: OfficeKind; office_name: string; province_code: string | null; commune_code: string | null
  organisation_id: string | null; organisation_type: OrganisationType | null
}
export type StoredInvitation = {
  id: string; name: string; email: string | null; role: { code: string; name: string }; office: StoredOffice; invitedBy: string
  expiresAt: Date; state: 'waiting' | 'accepted' | 'revoked' | 'expired'; assignmentRef: string | null; personal: SealedId | null
}

const invitationFrom = (ctx: Ctx, row: Row): StoredInvitation => ({
  id: row.id, name: row.name, email: row.email, role: { code: row.role_code, name: row.role_name },
  office: officeFrom({ ...row, id: row.office_id, name: row.office_name }), invitedBy: row.invited_by, expiresAt: row.expires_at,
  state: row.accepted_at ? 'accepted' : row.revoked_at ? 'revoked' : row.expires_at <= ctx.now ? 'expired' : 'waiting',
  assignmentRef: row.assignment_ref,
  personal: row.personal_id_sealed && row.personal_id_hash ? { sealed: row.personal_id_sealed, hash: row.personal_id_hash } : null,
})

const query = (ctx: Ctx) => sql`
  select i.*, ${ctx.locale === 'en' ? sql`r.name_en` : sql`r.name_vi`} role_name,
    o.kind, o.name office_name, o.province_code, o.commune_code, o.organisation_type
  from identity.invitation i join identity.office o on o.id = i.office_id and o.closed_at is null join identity.role r on r.code = i.role_code`

/** Locks the row: of two people with one link, the second finds it used. */
export async function takeInvitation(ctx: Ctx, token: string): Promise<StoredInvitation | null> {
  const { rows } = await sql<Row>`${query(ctx)} where i.token_hash = ${hashToken(token)} for update of i`.execute(ctx.db)
  return rows[0] ? invitationFrom(ctx, rows[0]) : null
}

export async function findInvitation(ctx: Ctx, token: string): Promise<StoredInvitation | null> {
  const { rows } = await sql<Row>`${query(ctx)} where i.token_hash = ${hashToken(token)}`.execute(ctx.db)
  return rows[0] ? invitationFrom(ctx, rows[0]) : null
}

/** Of one's own office: a colleague may take over. */
export async function listInvitations(ctx: Ctx, page: { after: string | null; limit: number }): Promise<StoredInvitation[]> {
  const { rows } = await sql<Row>`${query(ctx)}
    where i.invited_by in (select person_id from identity.posting where office_id = ${ctx.actor.officeId}::uuid)
      and (${page.after}::uuid is null or i.id < ${page.after}::uuid)
    order by i.id desc limit ${page.limit}`.execute(ctx.db)
  return rows.map((row) => invitationFrom(ctx, row))
}

export async function markAccepted(ctx: Ctx, id: string, personId: string): Promise<void> {
  await sql`update identity.invitation set accepted_at = ${ctx.now}::timestamptz, accepted_by = ${personId}::uuid where id = ${id}::uuid`.execute(ctx.db)
}

export async function revokeInvitationRow(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`
    update identity.invitation set revoked_at = ${ctx.now}::timestamptz
    where id = ${id}::uuid and accepted_at is null and revoked_at is null
      and invited_by in (select person_id from identity.posting where office_id = ${ctx.actor.officeId}::uuid) returning id`.execute(ctx.db)
  return rows.length > 0
}
