import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real OpenID Connect provider on loopback, as the national ID will be one; whoever it is told to be signs in. */
export type TestProvider = {
  issuer: string
  /** The next visitor of the provider is this subject. */
  become: (subject: string) => void
  close: () => Promise<void>
}
export type Claims = { name: string; personal_id?: string; email?: string }

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

export const CLIENT = { clientId: 'chung', clientSecret: 'bi-mat-chi-de-thu' }

export async function startProvider(people: Record<string, Claims>, redirectUri: string): Promise<TestProvider> {
  let next = ''
  const server = createServer()
  const port = await listen(server)
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub'], profile: ['name', 'personal_id', 'email'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    cookies: { keys: ['chi-de-thu'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) { void answer(request, response); return }
    void (async () => {
      const details = await provider.interactionDetails(request, response)
      if (details.prompt.name === 'login') {
        await provider.interactionFinished(request, response, { login: { accountId: next } })
        return
      }
      const grant = new provider.Grant({ accountId: details.session?.accountId ?? '', clientId: CLIENT.clientId })
      grant.addOIDCScope('openid profile')
      await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true })
    })()
  })
  return {
    issuer,
    become: (subject) => { next = subject },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }),
  }
}
