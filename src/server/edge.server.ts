import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Actor } from '#platform/operation.server.ts'

/** What stands between a socket and the operations: who is asking, and the sign-in routes of the library. */
export type Edge = {
  actorOf: (headers: IncomingHttpHeaders | Headers) => Promise<Actor>
  /** Answers everything under /api/auth. */
  handleAuth: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  close: () => Promise<void>
}

/** The serving edge: hooks of the pages ask it too. */
let serving: Edge | null = null
export const serveEdge = (edge: Edge | null): void => { serving = edge }
export function currentEdge(): Edge {
  if (!serving) throw new Error('no edge is serving: startServer makes it')
  return serving
}
