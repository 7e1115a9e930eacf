import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { PostgresJSDialect } from 'kysely-postgres-js'
import type { Pool } from '#platform/connection.server.ts'
import { newId } from '#platform/ids.ts'
import { secret } from '#platform/secrets.server.ts'
import { closedPaths } from './paths.ts'
import { oidcProvider, type OidcSettings, type ProvenSubject } from './oidc.server.ts'

/**
 * Sign-in itself is better-auth's work: password hashes, sessions, TOTP, passkeys, OIDC, key hashes. Its tables live in
 * the schema `auth`, reached by one login role that sees nothing else; who the person is and what they may do is ours.
 */
export type AuthSettings = {
  /** Pool of the role chung_auth, search_path auth. */
  pool: Pool
  /** Where people reach the platform, e.g. https://htx.quangngai.gov.vn. */
  origin: string
  oidc: OidcSettings | null
  /** Refuses a person who may not come in any more (locked, moved, organisation ended). Throws. */
  admit: (personId: string) => Promise<void>
  /** An OIDC subject proved itself: give it to its person, or leave it unknown. */
  link: (subject: ProvenSubject) => Promise<void>
  /** Sessions of this person changed. */
  changed: (personId: string) => Promise<void>
}

const DAY_SECONDS = 86_400
/** Said for every wrong key or refused identity; the message alone, because the rest may carry what was typed. */
const expected = new Set(['Failed to validate API key:', 'signup_disabled', 'Invalid password'])

/** Of two logins that differ only in case or form, only one may exist. */
export const normaliseLogin = (login: string): string => login.normalize('NFC').trim().toLowerCase()

export function createAuth(settings: AuthSettings) {
  const origin = new URL(settings.origin)
  return betterAuth({
    appName: 'Chung',
    baseURL: settings.origin,
    basePath: '/api/auth',
    secret: secret('auth'),
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => { if (!expected.has(message)) process.stderr.write(`sign-in: ${message}\n`) } },
    database: { dialect: new PostgresJSDialect({ postgres: settings.pool }), type: 'postgres' },
    trustedOrigins: [settings.origin],
    disabledPaths: closedPaths,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128, autoSignIn: false },
    // A week without signing in again is what a director on a phone can bear; no silent renewal beyond it.
    session: { expiresIn: 7 * DAY_SECONDS, disableSessionRefresh: true, freshAge: DAY_SECONDS },
    // Never by e-mail: an address at the provider proves nothing about a person here.
    // The provider's tokens are of no use after sign-in and may carry the personal ID number: none is kept.
    account: { updateAccountOnSignIn: false, accountLinking: { enabled: true, disableImplicitLinking: true, allowDifferentEmails: true, trustedProviders: ['oidc'] } },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 120, customRules: signInLimits },
    advanced: {
      cookiePrefix: 'chung',
      // Said aloud, because the library leaves them out under a test runner.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: origin.protocol === 'https:',
      database: { generateId: () => newId() },
      // Set by our own server from the connection, never taken from the caller.
      ipAddress: { ipAddressHeaders: ['x-chung-client-address'] },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    onAPIError: { errorURL: `${settings.origin}/dang-nhap` },
    databaseHooks: {
      session: {
        create: { before: async (session) => { await settings.admit(session.userId) } },
        delete: { after: async (session) => settings.changed(session.userId) },
      },
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 60, usernameNormalization: normaliseLogin, displayUsername: false, usernameValidator: () => true }),
      twoFactor({ issuer: 'Chung', allowPasswordless: true }),
      passkey({ rpID: origin.hostname, rpName: 'Chung', origin: settings.origin }),
      // Keys are made by our own operation, which decides their scopes; counting each request would cost a write each.
      apiKey({ defaultPrefix: 'chung_', requireName: true, maximumNameLength: 80, rateLimit: { enabled: false }, keyExpiration: { minExpiresIn: 0, maxExpiresIn: 366 } }),
      ...(settings.oidc ? [genericOAuth({ config: [oidcProvider(settings.oidc, settings.link)] })] : []),
    ],
  })
}
export type Auth = ReturnType<typeof createAuth>

/** Guessing is slowed for each address; each login has its own limit beside it (attempts.server.ts). */
const signInLimits = {
  '/sign-in/username': { window: 60, max: 20 },
  '/sign-in/social': { window: 60, max: 20 },
  '/two-factor/*': { window: 60, max: 10 },
  '/passkey/*': { window: 60, max: 30 },
}
