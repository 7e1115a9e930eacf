import { AppError } from '#platform/problem.ts'
import { callAuth, type Cookie } from './forms.server.ts'
import { currentIdentity } from './runtime.server.ts'

/** What a person sees and changes of their own ways to sign in (ASVS 7.5: own sessions, fresh proof before changes). */
export type OwnSession = { id: string; createdAt: string; address: string | null; agent: string | null; current: boolean; token: string }
export type OwnPasskey = { id: string; name: string | null; createdAt: string | null }
export type Security = { sessions: OwnSession[]; passkeys: OwnPasskey[]; secondFactor: boolean; hasPassword: boolean }

const expectOk = <T>(answer: { status: number; body: T }, key: string): T => {
  if (answer.status !== 200) throw new AppError('forbidden', key)
  return answer.body
}

type RawSession = { id: string; createdAt: string; ipAddress?: string | null; userAgent?: string | null; token: string }

export async function readSecurity(headers: Headers): Promise<Security | null> {
  const current = await callAuth<{ session: { id: string }; user: { twoFactorEnabled?: boolean | null } } | null>(headers, 'GET', '/get-session')
  if (current.status !== 200 || !current.body) return null
  const { session, user } = current.body
  const [sessions, passkeys, accounts] = await Promise.all([
    callAuth<RawSession[]>(headers, 'GET', '/list-sessions'),
    callAuth<{ id: string; name?: string | null; createdAt?: string | null }[]>(headers, 'GET', '/passkey/list-user-passkeys'),
    callAuth<{ providerId: string }[]>(headers, 'GET', '/list-accounts'),
  ])
  return {
    sessions: (sessions.body ?? []).map((s) => ({
      id: s.id, createdAt: s.createdAt, address: s.ipAddress || null, agent: s.userAgent || null, current: s.id === session.id, token: s.token,
    })),
    passkeys: (passkeys.body ?? []).map((p) => ({ id: p.id, name: p.name ?? null, createdAt: p.createdAt ?? null })),
    secondFactor: user.twoFactorEnabled === true,
    hasPassword: (accounts.body ?? []).some((a) => a.providerId === 'credential'),
  }
}

/** By its id: the token of another session never leaves the server. */
export async function endSession(headers: Headers, id: string): Promise<void> {
  const security = await readSecurity(headers)
  const found = security?.sessions.find((s) => s.id === id)
  if (!found) throw new AppError('not_found', 'platform.notFound')
  expectOk(await callAuth(headers, 'POST', '/revoke-session', { token: found.token }), 'identity.signInRefused')
}

export async function endOtherSessions(headers: Headers): Promise<void> {
  expectOk(await callAuth(headers, 'POST', '/revoke-other-sessions', {}), 'identity.signInRefused')
}

export async function changePassword(headers: Headers, input: { current: string; next: string }): Promise<Cookie[]> {
  if (input.next.length < 10) throw new AppError('invalid', 'identity.passwordShort', {}, { fields: [{ path: 'next', key: 'identity.passwordShort' }] })
  const answer = await callAuth(headers, 'POST', '/change-password', { currentPassword: input.current, newPassword: input.next, revokeOtherSessions: true })
  expectOk(answer, 'identity.signInRefused')
  return answer.cookies
}

export type Enrolment = { totpUri: string; secret: string; backupCodes: string[] }

/** Second factor, first half: what the person's app needs. It counts only once a code was given back. */
export async function startSecondFactor(headers: Headers, password: string): Promise<Enrolment> {
  const body = expectOk(await callAuth<{ totpURI: string; backupCodes: string[] }>(headers, 'POST', '/two-factor/enable', password === '' ? {} : { password }), 'identity.signInRefused')
  return { totpUri: body.totpURI, secret: new URL(body.totpURI).searchParams.get('secret') ?? '', backupCodes: body.backupCodes }
}

export async function confirmSecondFactor(headers: Headers, code: string): Promise<Cookie[]> {
  const answer = await callAuth(headers, 'POST', '/two-factor/verify-totp', { code: code.replace(/\s/g, '') })
  expectOk(answer, 'identity.secondFactorRefused')
  return answer.cookies
}

export async function dropSecondFactor(headers: Headers, password: string): Promise<Cookie[]> {
  const answer = await callAuth(headers, 'POST', '/two-factor/disable', password === '' ? {} : { password })
  expectOk(answer, 'identity.signInRefused')
  return answer.cookies
}

export async function dropPasskey(headers: Headers, id: string): Promise<void> {
  expectOk(await callAuth(headers, 'POST', '/passkey/delete-passkey', { id }), 'identity.signInRefused')
}

/** A library cookie as it must be set again by a page. */
export const cookieOptions = (cookie: Cookie) => ({
  path: '/', httpOnly: true, sameSite: 'lax' as const, secure: currentIdentity().origin.startsWith('https:'),
  encode: (value: string) => value, ...(cookie.maxAge === null ? {} : { maxAge: cookie.maxAge }),
})
