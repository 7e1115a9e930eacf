import { hash } from 'node:crypto'
import { APIError } from 'better-auth/api'
import type { Pool } from '#platform/connection.server.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { keyActor, readKey, readStanding, type Standing } from './actor.server.ts'
import { createAuth, type Auth } from './auth.server.ts'
import { PersonCache } from './cache.ts'
import type { OidcSettings, ProvenSubject } from './oidc.server.ts'

/**
 * The sign-in service of one running platform: verifies tokens, answers who acts, forgets at once what has changed.
 */
export type IdentityOptions = {
  /** Application pool: reads who a person is. */
  app: Pool
  /** Pool of chung_auth, search_path auth: what the sign-in library works on. */
  authPool: Pool
  origin: string
  oidc: OidcSettings | null
  /** Set by the module: ties a proven subject to its person through an operation. */
  link: (subject: ProvenSubject) => Promise<void>
}
export type Identity = {
  auth: Auth
  origin: string
  oidcLabel: string | null
  authPool: Pool
  actorOf: (headers: RequestHeaders) => Promise<Actor>
  standingOf: (personId: string) => Promise<Standing | null>
  /** A change of this person is being written: nothing cached of them may answer again. */
  hold: (personId: string) => void
  close: () => Promise<void>
}
export type RequestHeaders = Headers | Record<string, string | string[] | undefined>

const CHANNEL = 'identity_changed'
const KEY_SHAPE = /^chung_[A-Za-z]{64}$/

export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { app } = options
  const cache = new PersonCache<Actor>()
  const standingOf = (personId: string) => readStanding(app, personId)
  // Sessions live outside the tables whose triggers announce changes.
  const changed = async (personId: string): Promise<void> => {
    cache.hold(personId)
    await app.notify(CHANNEL, personId)
  }
  const auth = createAuth({
    pool: options.authPool, origin: options.origin, oidc: options.oidc,
    admit: async (personId) => {
      const standing = await standingOf(personId)
      if (standing?.access !== 'active') throw refusal(standing)
    },
    link: options.link,
    changed,
  })
  // Other processes tell what they changed; after a lost connection everything may have changed.
  const listening = await app.listen(CHANNEL, (personId) => cache.forget(personId), () => cache.clear())
  const context = await auth.$context
  const cookieName = context.authCookies.sessionToken.name

  async function verifyKey(token: string, cacheKey: string): Promise<Actor> {
    const ticket = cache.ticket()
    if (!KEY_SHAPE.test(token)) throw tokenRefused()
    const { valid, key } = await auth.api.verifyApiKey({ body: { key: token } })
    const held = valid && key ? await readKey(app, key.id) : null
    const standing = held ? await standingOf(held.personId) : null
    if (!held || standing?.access !== 'active') throw tokenRefused()
    const actor = keyActor(standing.actor, held.scopes)
    cache.keep(cacheKey, held.personId, actor, held.expiresAt?.getTime() ?? null, ticket)
    return actor
  }

  async function verifySession(cookie: string, cacheKey: string): Promise<Actor> {
    const ticket = cache.ticket()
    const found = await auth.api.getSession({ headers: new Headers({ cookie: `${cookieName}=${cookie}` }) })
    const standing = found ? await standingOf(found.user.id) : null
    // A stale cookie must not shut anybody out of the public pages.
    if (!found || standing?.access !== 'active') return anonymous
    cache.keep(cacheKey, found.user.id, standing.actor, new Date(found.session.expiresAt).getTime(), ticket)
    return standing.actor
  }

  // When an entry runs out, of many requests with one token a single one asks the database.
  const asked = new Map<string, Promise<Actor>>()
  function once(cacheKey: string, verify: () => Promise<Actor>): Promise<Actor> {
    const running = asked.get(cacheKey) ?? verify().finally(() => asked.delete(cacheKey))
    asked.set(cacheKey, running)
    return running
  }

  return {
    auth, origin: options.origin, oidcLabel: options.oidc?.label ?? null, authPool: options.authPool, standingOf,
    hold: (personId) => cache.hold(personId),
    actorOf: async (headers) => {
      const bearer = bearerOf(headerOf(headers, 'authorization'))
      if (bearer !== null) {
        const cacheKey = hash('sha256', `key:${bearer}`)
        return cache.find(cacheKey) ?? once(cacheKey, () => verifyKey(bearer, cacheKey))
      }
      const cookie = cookieOf(headerOf(headers, 'cookie'), cookieName)
      if (cookie === null) return anonymous
      const cacheKey = hash('sha256', `session:${cookie}`)
      return cache.find(cacheKey) ?? once(cacheKey, () => verifySession(cookie, cacheKey))
    },
    close: async () => {
      await listening.unlisten()
      await options.authPool.end({ timeout: 5 })
    },
  }
}

/** Said only to somebody who proved to be this person; the forms translate the code. */
const refusal = (standing: Standing | null): APIError => {
  const access = standing?.access ?? 'noPosting'
  return new APIError('FORBIDDEN', { code: `access_${access}`, message: access })
}
const tokenRefused = (): AppError => new AppError('unauthenticated', 'identity.tokenRefused')

function headerOf(headers: RequestHeaders, name: string): string | null {
  const value = headers instanceof Headers ? headers.get(name) : headers[name]
  return typeof value === 'string' ? value : null
}

const bearerOf = (header: string | null): string | null => (header && /^bearer /i.test(header) ? header.slice(7).trim() : null)

export function cookieOf(header: string | null, name: string): string | null {
  if (header === null) return null
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0 && part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim()
  }
  return null
}

/** One sign-in service for a process: pages, API and operations share it. */
let serving: Identity | null = null
export const serveIdentity = (identity: Identity | null): void => { serving = identity }
export const servingIdentity = (): Identity | null => serving
export function currentIdentity(): Identity {
  if (!serving) throw new Error('the sign-in service is not running: serveIdentity first')
  return serving
}

/** Inside an operation: its own process forgets now, the others when the commit is announced. */
export const forgetPerson = (personId: string): void => serving?.hold(personId)
