/** The package brings no types; this is what the test uses of it. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Account = { accountId: string; claims: () => Record<string, unknown> }
  type Configuration = {
    clients: Record<string, unknown>[]
    claims: Record<string, string[]>
    features: Record<string, { enabled: boolean }>
    interactions: { url: (ctx: unknown, interaction: { uid: string }) => string }
    findAccount: (ctx: unknown, sub: string) => Account
    cookies: { keys: string[] }
    ttl: Record<string, number>
  }
  type Details = { prompt: { name: string }; session?: { accountId: string } }
  type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<string> }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Details>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Record<string, unknown>, options?: { mergeWithLastSubmission: boolean }): Promise<void>
    Grant: new (of: { accountId: string; clientId: string }) => Grant
  }
}
