import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { toNodeHandler } from 'better-auth/node'
import { openPool } from '#platform/connection.server.ts'
import { execute } from '#platform/execute.server.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import { system, type Actor } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { acceptWithSubject } from '../invitations/acceptance.server.ts'
import { linkSubject } from '../people/operations.server.ts'
import { personalId } from '../schema.ts'
import { findSubject } from './credentials.server.ts'
import { readOidcSettings, type OidcSettings, type ProvenSubject } from './oidc.server.ts'
import { createIdentity, serveIdentity, servingIdentity, type Identity } from './runtime.server.ts'

export type EdgeOptions = { kernel: Kernel; authUrl: string; origin: string; oidc?: OidcSettings | null }
export type IdentityEdge = {
  identity: Identity
  actorOf: (headers: IncomingHttpHeaders | Headers) => Promise<Actor>
  /** Answers everything under /api/auth. */
  handleAuth: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  close: () => Promise<void>
}

const CONNECTIONS = 4

/** What a serving process needs of identity: who acts, and the endpoints of the sign-in library. */
export async function createEdge(options: EdgeOptions): Promise<IdentityEdge> {
  const identity: Identity = await createIdentity({
    app: options.kernel.pools.app,
    authPool: openPool(options.authUrl, CONNECTIONS, { searchPath: 'auth' }),
    origin: options.origin,
    oidc: options.oidc === undefined ? readOidcSettings() : options.oidc,
    link: (subject) => linkProven(options.kernel, identity, subject),
  })
  const before = servingIdentity()
  serveIdentity(identity)
  const handle = toNodeHandler(identity.auth)
  return {
    identity,
    actorOf: identity.actorOf,
    handleAuth: async (request, response) => { await handle(request, response) },
    close: async () => {
      serveIdentity(before)
      await identity.close()
    },
  }
}

/** A subject that nobody here knows stays unknown, whatever the reason: the page says how to get an invitation. */
async function linkProven(kernel: Kernel, identity: Identity, proven: ProvenSubject): Promise<void> {
  if (await findSubject(identity.auth, proven.subject)) return
  const parsed = personalId.safeParse(proven.personalId ?? '')
  const number = parsed.success ? parsed.data : null
  try {
    if (proven.invitationToken) {
      await execute(kernel, { actor: system }, acceptWithSubject, { token: proven.invitationToken, subject: proven.subject, personalId: number })
    } else if (number) {
      await execute(kernel, { actor: system }, linkSubject, { subject: proven.subject, personalId: number })
    }
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal
  }
}
