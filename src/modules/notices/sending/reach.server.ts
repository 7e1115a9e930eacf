import type { Ctx } from '#platform/operation.server.ts'
import { consentOf, type Outside, type Reach } from '../channels/rules.ts'
import { currentProviders } from '../providers/registry.server.ts'
import { addressed, email, phone, type Addressed, type RecipientInput } from '../schema.ts'
import { readContacts, type Contacts } from './store.server.ts'

/** The recipient's own, verified or not, goes before what the organisation wrote down. */
function addressFor(recipient: RecipientInput, channel: Addressed, contacts: Contacts): { address: string | null; verified: boolean } {
  const own = contacts.addressOf.get(`${recipient.personId ?? ''} ${channel}`)
  if (own) return own
  const written = channel === 'email' ? email.safeParse(recipient.email ?? '') : phone.safeParse(recipient.phone ?? '')
  return { address: written.success ? written.data : null, verified: false }
}

function wayOf(recipient: RecipientInput, channel: Outside, contacts: Contacts): Reach['ways'][Outside] {
  const consent = consentOf(contacts.wordsOf([recipient.personId, recipient.memberId], channel))
  if (channel !== 'push') return { configured: currentProviders()[channel] !== undefined, consent, ...addressFor(recipient, channel, contacts) }
  const hasDevice = recipient.personId != null && contacts.hasDevice.has(recipient.personId)
  return { configured: currentProviders().push !== undefined, consent, address: hasDevice ? 'device' : null, verified: hasDevice }
}

/** How each recipient can be reached, in the order they were given. */
export async function reachesOf(ctx: Ctx, organisationId: string, recipients: readonly RecipientInput[]): Promise<Reach[]> {
  const known = (ids: (string | null | undefined)[]): string[] => [...new Set(ids.filter((id) => id != null))]
  const contacts = await readContacts(ctx, organisationId, known(recipients.map((r) => r.personId)), known(recipients.map((r) => r.memberId)))
  return recipients.map((recipient) => ({
    hasAccount: recipient.personId != null,
    ways: { push: wayOf(recipient, 'push', contacts), ...Object.fromEntries(addressed.map((c) => [c, wayOf(recipient, c, contacts)])) } as Reach['ways'],
  }))
}
