import { createECDH } from 'node:crypto'
import webPush from 'web-push'
import hosts from '#data/notices/push-hosts.json' with { type: 'json' }
import { secret } from '#platform/secrets.server.ts'
import type { PushProvider } from './port.ts'

const TIMEOUT_MS = 20_000
const DAY_SECONDS = 86_400
/** The services cut at 4 KB; a nudge needs no more. */
const BODY_MAX = 300
const NOT_FOUND = 404
const GONE = 410
const TOO_MANY = 429

/** From the root key in the data folder: made at first use, the same after a restart, in no file of its own. */
export function vapidKeys(): { publicKey: string; privateKey: string } {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(Buffer.from(secret('web-push'), 'base64url'))
  return { publicKey: ecdh.getPublicKey().toString('base64url'), privateKey: ecdh.getPrivateKey().toString('base64url').padStart(43, 'A') }
}

/** A known push service over TLS: a subscription must not make the server call an address of somebody's choice. */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username } = new URL(endpoint)
  return protocol === 'https:' && port === '' && username === '' && (hosts.hosts.includes(hostname) || hosts.suffixes.some((suffix) => hostname.endsWith(suffix)))
}

/**
 * Passes servers of the browsers' makers abroad, which see when whom a notice reaches, but not what it says (RFC 8291).
 * Off unless CHUNG_WEB_PUSH=on.
 */
export function pushProvider({ subject, allows = isPushService }: { subject: string; allows?: (endpoint: string) => boolean }): PushProvider {
  const keys = vapidKeys()
  return {
    publicKey: keys.publicKey,
    allows,
    send: async (device, message) => {
      if (!allows(device.endpoint)) return { sent: false, permanent: true, why: 'PUSH: HOST', gone: true }
      const payload = JSON.stringify({ title: message.subject, body: message.body.slice(0, BODY_MAX), url: message.link ?? '/thong-bao', tag: message.deliveryId })
      const request = webPush.generateRequestDetails({ endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } }, payload, {
        vapidDetails: { subject, ...keys }, TTL: DAY_SECONDS, contentEncoding: 'aes128gcm',
      })
      try {
        const { status } = await fetch(request.endpoint, {
          method: request.method, headers: request.headers as Record<string, string>, body: new Uint8Array(request.body), signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error',
        })
        if (status >= 200 && status < 300) return { sent: true, delivered: false, reference: null }
        const gone = status === NOT_FOUND || status === GONE
        return { sent: false, permanent: gone || (status < 500 && status !== TOO_MANY), why: `PUSH ${status}`, ...(gone ? { gone } : {}) }
      } catch {
        return { sent: false, permanent: false, why: 'PUSH: UNREACHABLE' }
      }
    },
  }
}
