import { AppError } from '#platform/problem.ts'
import { clearAttempts, countAttempt } from './attempts.server.ts'
import { normaliseLogin } from './auth.server.ts'
import { OIDC_PROVIDER } from './oidc.server.ts'
import { currentIdentity } from './runtime.server.ts'

/**
 * Sign-in as pages need it: forms that work without JavaScript. They go through the library's own HTTP handler, so
 * that its limits, origin checks and hooks hold for forms as for scripts.
 */
export type Cookie = { name: string; value: string; maxAge: number | null }
export type Outcome<T = unknown> = { status: number; body: T; cookies: Cookie[] }

const ADDRESS = 'x-chung-client-address'
const PASSED_ON = ['cookie', 'user-agent', ADDRESS]

export async function callAuth<T>(headers: Headers, method: 'GET' | 'POST', path: string, body?: Record<string, unknown>): Promise<Outcome<T>> {
  const { auth, origin } = currentIdentity()
  const sent = new Headers({ origin, ...(body ? { 'content-type': 'application/json' } : {}) })
  for (const name of PASSED_ON) {
    const value = headers.get(name)
    if (value !== null) sent.set(name, value)
  }
  const response = await auth.handler(new Request(`${origin}/api/auth${path}`, { method, headers: sent, ...(body ? { body: JSON.stringify(body) } : {}) }))
  if (response.status === 429) throw new AppError('too_many', 'platform.tooMany', { seconds: Number(response.headers.get('x-retry-after') ?? 60) })
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, body: (isJson ? await response.json() : null) as T, cookies: response.headers.getSetCookie().map(parseCookie) }
}

/** Every cookie of the library is httpOnly, lax, path "/"; only name, value and age differ. */
export function parseCookie(header: string): Cookie {
  const [pair = '', ...attributes] = header.split(';')
  const equals = pair.indexOf('=')
  const age = attributes.map((a) => /^\s*max-age=(\d+)/i.exec(a)?.[1]).find((found) => found !== undefined)
  return { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim(), maxAge: age === undefined ? null : Number(age) }
}

export type SignIn = { state: 'signedIn' | 'secondFactor'; cookies: Cookie[] }

/** One refusal for every reason that is not proven: which logins exist is nobody's business. */
export async function signIn(headers: Headers, input: { login: string; password: string }): Promise<SignIn> {
  const login = normaliseLogin(input.login)
  const { authPool } = currentIdentity()
  await countAttempt(authPool, login, headers.get(ADDRESS))
  const answer = await callAuth<{ code?: string; twoFactorRedirect?: boolean }>(headers, 'POST', '/sign-in/username', { username: login, password: input.password })
  if (answer.status >= 500) throw new AppError('unavailable', 'platform.databaseUnavailable')
  if (answer.status !== 200) throw refused(answer.body?.code)
  await clearAttempts(authPool, login, headers.get(ADDRESS))
  return { state: answer.body.twoFactorRedirect ? 'secondFactor' : 'signedIn', cookies: answer.cookies }
}

/** Locked accounts are told so: the right password was given. */
function refused(code: string | undefined): AppError {
  const access = /^access_(suspended|noPosting|organisationEnded)$/.exec(code ?? '')?.[1]
  return access ? new AppError('forbidden', `identity.access.${access}`, {}, { article: 'C09.9' }) : new AppError('forbidden', 'identity.signInRefused')
}

export async function verifySecondFactor(headers: Headers, code: string): Promise<Cookie[]> {
  const digits = code.replace(/\s/g, '')
  const answer = /^\d{6}$/.test(digits)
    ? await callAuth<{ code?: string }>(headers, 'POST', '/two-factor/verify-totp', { code: digits })
    : await callAuth<{ code?: string }>(headers, 'POST', '/two-factor/verify-backup-code', { code: code.trim() })
  if (answer.status === 200) return answer.cookies
  throw new AppError('forbidden', answer.body?.code === 'INVALID_TWO_FACTOR_COOKIE' ? 'identity.secondFactorExpired' : 'identity.secondFactorRefused')
}

export const signOut = async (headers: Headers): Promise<Cookie[]> => (await callAuth(headers, 'POST', '/sign-out', {})).cookies

/** Where to send the person to prove an OpenID Connect identity. */
export async function startOidc(headers: Headers, target: { next: string; invitationToken?: string }): Promise<{ url: string; cookies: Cookie[] }> {
  const answer = await callAuth<{ url?: string }>(headers, 'POST', '/sign-in/social', {
    provider: OIDC_PROVIDER, callbackURL: target.next, errorCallbackURL: '/dang-nhap', disableRedirect: true,
    ...(target.invitationToken ? { additionalData: { invitationToken: target.invitationToken } } : {}),
  })
  if (answer.status !== 200 || !answer.body.url) throw new AppError('unavailable', 'identity.providerFailed')
  return { url: answer.body.url, cookies: answer.cookies }
}

export const oidcLabel = (): string | null => currentIdentity().oidcLabel
