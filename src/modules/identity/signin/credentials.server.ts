import type { Auth } from './auth.server.ts'
import { countAttempt } from './attempts.server.ts'
import type { Identity } from './runtime.server.ts'
import { OIDC_PROVIDER } from './oidc.server.ts'

/** Sign-in rows of a person. The library's user carries the id and the login, nothing else of the person. */
export async function createSignIn(auth: Auth, person: { id: string; login: string }, password: string | null): Promise<void> {
  const { internalAdapter, password: passwords, adapter } = await auth.$context
  // The login is unique among people, so another user that holds it is the left-over of an acceptance that was
  // rolled back: the two schemas are written by two roles and cannot share a transaction.
  await adapter.deleteMany({ model: 'user', where: [{ field: 'username', value: person.login }] })
  await internalAdapter.createUser({ id: person.id, name: person.login, username: person.login, email: `${person.login}@login.invalid`, emailVerified: false }, { method: 'email-password' })
  if (password === null) return
  await internalAdapter.createAccount({ userId: person.id, providerId: 'credential', accountId: person.id, password: await passwords.hash(password) })
}

export async function findSubject(auth: Auth, subject: string): Promise<string | null> {
  const { adapter } = await auth.$context
  const account = await adapter.findOne<{ userId: string }>({ model: 'account', where: [{ field: 'providerId', value: OIDC_PROVIDER }, { field: 'accountId', value: subject }] })
  return account?.userId ?? null
}

export async function tieSubject(auth: Auth, personId: string, subject: string): Promise<void> {
  const { internalAdapter } = await auth.$context
  await internalAdapter.createAccount({ userId: personId, providerId: OIDC_PROVIDER, accountId: subject })
}

/** Locked, moved or revoked: every session ends with it. */
export async function endSessions(auth: Auth, personId: string): Promise<void> {
  const { internalAdapter } = await auth.$context
  await internalAdapter.deleteUserSessions(personId)
}

/** Takes the same time for a login that does not exist: it hashes all the same. */
export async function passwordIsRight(identity: Identity, login: string, personId: string | null, password: string): Promise<boolean> {
  await countAttempt(identity.authPool, login, null)
  const { internalAdapter, password: passwords } = await identity.auth.$context
  const account = personId ? await internalAdapter.findCredentialAccount(personId) : null
  if (!account?.password) {
    await passwords.hash(password)
    return false
  }
  return passwords.verify({ hash: account.password, password })
}

/** The secret of an API key; what it may do stands in identity.api_key under the same id. */
export async function makeKeySecret(auth: Auth, personId: string, name: string, seconds: number): Promise<{ id: string; key: string }> {
  const { id, key } = await auth.api.createApiKey({ body: { userId: personId, name, expiresIn: seconds } })
  return { id, key }
}

/** After a reset only the new password lets the person in: whoever has the lost phone or paper stays out. */
export async function replaceCredentials(auth: Auth, personId: string, password: string): Promise<void> {
  const { adapter, internalAdapter, password: passwords } = await auth.$context
  const ofPerson = [{ field: 'userId', value: personId }]
  const hashed = await passwords.hash(password)
  if (await internalAdapter.findCredentialAccount(personId)) await internalAdapter.updatePassword(personId, hashed)
  else await internalAdapter.createAccount({ userId: personId, providerId: 'credential', accountId: personId, password: hashed })
  await adapter.deleteMany({ model: 'twoFactor', where: ofPerson })
  await adapter.deleteMany({ model: 'passkey', where: ofPerson })
  await internalAdapter.updateUser(personId, { twoFactorEnabled: false })
  await internalAdapter.deleteUserSessions(personId)
}
