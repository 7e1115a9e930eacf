import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { findPersonByLogin, findPersonByPersonalId, insertPerson, insertPosting, sealPersonalId, type SealedId } from '../people/store.server.ts'
import { can } from '../policy.ts'
import { login, newPassword, personalId } from '../schema.ts'
import { createSignIn, passwordIsRight, tieSubject } from '../signin/credentials.server.ts'
import { currentIdentity, forgetPerson } from '../signin/runtime.server.ts'
import { markAccepted, takeInvitation, type StoredInvitation } from './store.server.ts'

/** What a page may send. */
export const acceptanceInput = z.object({
  token: z.string().max(100),
  login,
  password: z.string().max(128),
  existing: z.union([z.literal('on'), z.boolean()]).optional().transform((on) => on === 'on' || on === true)
    .meta({ description: 'The person has an account already and gives its password: the new office is added to it.' }),
})

export const acceptInvitation = operation({
  id: 'identity.acceptInvitation',
  summary: 'The invited person takes up the account with a login and a password.',
  outside: true,
  input: acceptanceInput,
  output: z.object({ personId: z.uuid(), login: z.string() }),
  allow: can.anyone,
  run: async (ctx, input) => {
    const invitation = await waiting(ctx, input.token)
    if (input.existing) return joinExisting(ctx, invitation, input)
    const password = newPassword.safeParse(input.password)
    if (!password.success) throw new AppError('invalid', 'identity.passwordShort', {}, { fields: [{ path: 'password', key: 'identity.passwordShort' }] })
    const person = await admitPerson(ctx, invitation, input.login, invitation.personal)
    // Last: another role's connection writes it, and what fails before must not leave it behind.
    await createSignIn(currentIdentity().auth, person, password.data)
    return { personId: person.id, login: person.login }
  },
})

/** Only the sign-in service calls this, after the provider proved the subject. */
export const acceptWithSubject = operation({
  id: 'identity.acceptWithSubject',
  summary: 'The invited person takes up the account with an OpenID Connect subject instead of a password.',
  outside: true,
  input: z.object({ token: z.string().max(100), subject: z.string().min(1), personalId: personalId.nullable() }),
  output: z.object({ personId: z.uuid(), login: z.string() }),
  allow: (actor) => actor.kind === 'system',
  run: async (ctx, input) => {
    const invitation = await waiting(ctx, input.token)
    const proven = input.personalId ? sealPersonalId(input.personalId) : null
    if (invitation.personal && proven?.hash.compare(invitation.personal.hash) !== 0) throw new AppError('forbidden', 'identity.personalIdDiffers')
    const known = proven ? await findPersonByPersonalId(ctx, proven.hash) : null
    const { auth } = currentIdentity()
    if (known) await addPosting(ctx, invitation, known.id)
    const person = known ?? await admitPerson(ctx, invitation, await freeLogin(ctx), proven)
    if (!known) await createSignIn(auth, person, null)
    await tieSubject(auth, person.id, input.subject)
    return { personId: person.id, login: person.login }
  },
})

async function waiting(ctx: Ctx, token: string): Promise<StoredInvitation> {
  const invitation = await takeInvitation(ctx, token)
  if (invitation?.state !== 'waiting') throw new AppError('not_found', 'identity.invitationNotFound')
  return invitation
}

async function admitPerson(ctx: Ctx, invitation: StoredInvitation, wanted: string, personal: SealedId | null): Promise<{ id: string; login: string }> {
  const taken = () => new AppError('conflict', 'identity.loginTaken', { login: wanted }, { fields: [{ path: 'login', key: 'identity.loginTaken', params: { login: wanted } }] })
  if (await findPersonByLogin(ctx, wanted)) throw taken()
  if (personal && (await findPersonByPersonalId(ctx, personal.hash))) throw new AppError('conflict', 'identity.personKnown')
  const id = await insertPerson(ctx, { login: wanted, name: invitation.name, email: invitation.email, phone: null, demonstration: false, personal })
  await addPosting(ctx, invitation, id)
  return { id, login: wanted }
}

async function joinExisting(ctx: Ctx, invitation: StoredInvitation, input: { login: string; password: string }): Promise<{ personId: string; login: string }> {
  const person = await findPersonByLogin(ctx, input.login)
  // Also with an unknown login: the answer and the time it takes must be the same.
  const right = await passwordIsRight(currentIdentity(), input.login, person?.id ?? null, input.password)
  if (!person || !right) throw new AppError('forbidden', 'identity.signInRefused')
  await addPosting(ctx, invitation, person.id)
  return { personId: person.id, login: person.login }
}

async function addPosting(ctx: Ctx, invitation: StoredInvitation, personId: string): Promise<void> {
  await insertPosting(ctx, {
    personId, officeId: invitation.office.id, organisationId: invitation.office.organisationId, role: invitation.role.code,
    assignedBy: invitation.invitedBy, assignmentRef: invitation.assignmentRef,
  })
  await markAccepted(ctx, invitation.id, personId)
  await ctx.emit('identity.invitationAccepted', { invitationId: invitation.id, personId, officeId: invitation.office.id })
  forgetPerson(personId)
}

/** Who signs in at a provider never types a login; it only has to be unique. */
async function freeLogin(ctx: Ctx): Promise<string> {
  const login = `nguoi-dung-${ctx.requestId.replace(/[^a-z0-9]/g, '').slice(-16)}`
  if (await findPersonByLogin(ctx, login)) throw new AppError('conflict', 'identity.loginTaken', { login })
  return login
}
