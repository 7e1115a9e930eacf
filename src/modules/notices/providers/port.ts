import type { Addressed } from '../schema.ts'
import type { Device } from '../devices/store.server.ts'

/**
 * What stands between the platform and a mail server, a push service, a carrier. A new one (a real SMS or Zalo
 * provider) implements this and is listed in registry.server.ts; docs/adr says what its contract must give.
 */
export type Message = {
  /** Stable over attempts: a provider that knows it already must not send again. */
  deliveryId: string
  organisationId: string
  to: string
  toName: string
  senderName: string
  subject: string
  body: string
  /** Complete address of the page, or null when the installation has none. */
  link: string | null
}
/** `why` holds no personal data and no secret: it stands in the log that the organisation reads. */
export type Outcome =
  | { sent: true; delivered: boolean; reference: string | null }
  | { sent: false; permanent: boolean; why: string }

export type Provider = {
  send: (message: Message) => Promise<Outcome>
  /** In đồng, for the organisation's cost counter. */
  cost: (message: Message) => number
}
/** The push service of one browser. `gone`: the browser has withdrawn; the device is forgotten. */
export type PushProvider = {
  publicKey: string
  allows: (endpoint: string) => boolean
  send: (device: Device, message: Omit<Message, 'to'>) => Promise<Outcome & { gone?: boolean }>
}
export type Providers = { push?: PushProvider } & Partial<Record<Addressed, Provider>>
