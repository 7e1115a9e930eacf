import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { findOffice, findOfficeAt, findRegistered, findRole, insertOffice, listRoles, viewOffice, type StoredOffice } from '../offices/store.server.ts'
import { makerOf } from '../people/operations.server.ts'
import { sealPersonalId } from '../people/store.server.ts'
import { can } from '../policy.ts'
import { mayCreateAccount, officeKinds, reachOf, type Maker, type Office, type OfficeKind } from '../rules.ts'
import { invitationInput, invitationView, officeView, roleView } from '../schema.ts'
import { newToken } from '../token.server.ts'
import { findInvitation, insertInvitation, listInvitations, revokeInvitationRow, type StoredInvitation } from './store.server.ts'

type Wanted = z.output<typeof invitationInput>

const tooHigh = () => new AppError('forbidden', 'identity.notLevelBelow', {}, { article: 'C09.9' })

/** The office invited to; one that nobody was invited to yet is made now. */
async function targetOffice(ctx: Ctx, maker: Maker & StoredOffice, wanted: Wanted): Promise<StoredOffice> {
  if (wanted.officeId !== undefined) {
    const office = await findOffice(ctx, wanted.officeId)
    if (!office) throw new AppError('not_found', 'identity.officeNotFound')
    return office
  }
  if (wanted.kind === 'organisation') return organisationOffice(ctx, maker, wanted)
  const place: Office = {
    kind: wanted.kind ?? 'ministry', provinceCode: wanted.provinceCode ?? null, communeCode: wanted.communeCode ?? null, organisationId: null, organisationType: null,
  }
  const existing = await findOfficeAt(ctx, { ...place, name: wanted.officeName ?? null })
  if (existing) return existing
  if (!wanted.officeName) throw new AppError('invalid', 'identity.officeNameMissing')
  if (!mayCreateAccount(maker, { ...place, role: wanted.role })) throw tooHigh()
  return insertOffice(ctx, { ...place, name: wanted.officeName }, maker.id)
}

/** Where an organisation is and what it is, the register says, never who invites: rule 61 hangs on it. */
async function organisationOffice(ctx: Ctx, maker: Maker & StoredOffice, wanted: Wanted): Promise<StoredOffice> {
  if (maker.kind === 'organisation') return maker
  const registered = await findRegistered(ctx, { id: wanted.organisationId ?? null, code: wanted.organisationCode ?? null })
  if (!registered) throw new AppError('not_found', 'identity.organisationUnknown', { code: wanted.organisationCode ?? wanted.organisationId ?? '' })
  const existing = await findOfficeAt(ctx, registered)
  if (existing) return existing
  if (!mayCreateAccount(maker, { ...registered, role: wanted.role })) throw tooHigh()
  return insertOffice(ctx, registered, maker.id)
}

export const invite = operation({
  id: 'identity.invite',
  secretAnswer: true,
  http: 'POST /invitations',
  summary: 'Invites a person to an office one level below (rule 61); the link is shown once, to be handed over.',
  input: invitationInput,
  output: z.object({ id: z.uuid(), path: z.string().meta({ description: 'The link to hand over; it is not kept and cannot be shown again.' }), expiresAt: z.string() }),
  status: 201,
  allow: can.manageAccounts,
  run: async (ctx, wanted) => {
    const maker = await makerOf(ctx)
    const office = await targetOffice(ctx, maker, wanted)
    const role = await findRole(ctx, wanted.role)
    if (!role?.officeKinds.includes(office.kind)) throw new AppError('invalid', 'identity.roleUnknown')
    if (!mayCreateAccount(maker, { ...office, role: role.code })) throw tooHigh()
    const token = newToken()
    const { id, expiresAt } = await insertInvitation(ctx, token, {
      office, role: role.code, name: wanted.name, email: wanted.email, assignmentRef: wanted.assignmentRef,
      personal: wanted.personalId ? sealPersonalId(wanted.personalId) : null,
    })
    return { id, path: `/loi-moi/${token}`, expiresAt: expiresAt.toISOString() }
  },
})

const view = (invitation: StoredInvitation) => ({
  id: invitation.id, name: invitation.name, office: viewOffice(invitation.office), role: invitation.role,
  expiresAt: invitation.expiresAt.toISOString(), state: invitation.state,
})

export const listSentInvitations = operation({
  id: 'identity.listInvitations',
  http: 'GET /invitations',
  summary: 'Invitations that one’s own office sent, newest first.',
  reads: true,
  input: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ items: z.array(invitationView), next: z.uuid().nullable() }),
  allow: can.listAccounts,
  run: async (ctx, { cursor, limit }) => {
    const items = await listInvitations(ctx, { after: cursor ?? null, limit: limit + 1 })
    return { items: items.slice(0, limit).map(view), next: items.length > limit ? (items[limit - 1]?.id ?? null) : null }
  },
})

export const revokeInvitation = operation({
  id: 'identity.revokeInvitation',
  http: 'DELETE /invitations/{id}',
  summary: 'Takes an invitation back that nobody has accepted.',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: can.manageAccounts,
  run: async (ctx, { id }) => {
    if (!(await revokeInvitationRow(ctx, id))) throw new AppError('not_found', 'identity.invitationNotFound')
    return { id }
  },
})

/** Whoever holds the link sees where it leads; a wrong link and a used one answer alike. */
export const readInvitation = operation({
  id: 'identity.readInvitation',
  summary: 'What an invitation link leads to.',
  input: z.object({ token: z.string().max(100) }),
  output: z.object({ name: z.string(), office: officeView, role: roleView, expiresAt: z.string() }),
  allow: can.anyone,
  run: async (ctx, { token }) => {
    const invitation = await findInvitation(ctx, token)
    if (invitation?.state !== 'waiting') throw new AppError('not_found', 'identity.invitationNotFound')
    return { name: invitation.name, office: viewOffice(invitation.office), role: invitation.role, expiresAt: invitation.expiresAt.toISOString() }
  },
})

/** What the form offers: the kinds of office below, the roles in each, the offices that exist. */
export const listInvitationChoices = operation({
  id: 'identity.listInvitationChoices',
  summary: 'To which kinds of office, in which roles, one may invite.',
  reads: true,
  input: z.object({}),
  output: z.object({ maker: officeView, choices: z.array(z.object({ kind: z.enum(officeKinds), roles: z.array(roleView) })) }),
  allow: can.manageAccounts,
  run: async (ctx) => {
    const maker = await makerOf(ctx)
    const roles = await listRoles(ctx)
    const choices = reachOf(maker).kinds.map((kind) => ({
      kind,
      roles: roles.filter((role) => role.officeKinds.includes(kind) && mayInvite(maker, kind, role.code)).map(({ code, name }) => ({ code, name })),
    }))
    const { role: _, organisationType: __, ...office } = maker
    return { maker: office, choices: choices.filter((choice) => choice.roles.length > 0) }
  },
})

/** At the nearest place: whether this very office may be invited to, `invite` decides. */
const mayInvite = (maker: Maker, kind: OfficeKind, role: string): boolean =>
  (['HTX', 'LHHTX'] as const).some((organisationType) => mayCreateAccount(maker, {
    kind, role, provinceCode: maker.provinceCode, communeCode: maker.communeCode, organisationId: maker.organisationId, organisationType,
  }))
