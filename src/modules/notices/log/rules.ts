import { endOfDay, vietnamDay } from '#platform/day.ts'
import type { Channel } from '../channels/rules.ts'
import type { Proof, ReceiptKind } from '../schema.ts'

/** What the log of a notice proves. Pure. */

export type Step = { kind: ReceiptKind; at: Date; onDay: string | null }
export type Way = { channel: Channel; addressVerified: boolean; steps: readonly Step[] }

/**
 * L 60.1: the notice is sent on paper, electronically or as the charter says. Sent is proven by the inbox in which it
 * lies, a verified address whose server took it, a carrier that took it, or the hand it was given into; a nudge to a
 * browser and an address that may be a stranger's prove nothing.
 */
function provesSent({ channel, addressVerified }: Way, kind: ReceiptKind): boolean {
  switch (channel) {
    case 'inApp': return kind === 'delivered' || kind === 'read'
    case 'email': return kind === 'read' || (addressVerified && (kind === 'sent' || kind === 'delivered'))
    case 'zalo':
    case 'sms': return kind === 'sent' || kind === 'delivered' || kind === 'read'
    case 'paper': return kind === 'handedOver'
    case 'push': return false
  }
}

/** The recipient has it, whatever the law asks: opened here, on the phone, or in the hand. */
function provesReceived({ channel }: Way, kind: ReceiptKind): boolean {
  switch (channel) {
    case 'inApp':
    case 'email': return kind === 'read'
    case 'zalo':
    case 'sms': return kind === 'delivered' || kind === 'read'
    case 'paper': return kind === 'handedOver'
    case 'push': return false
  }
}

/** A day on paper has no hour: it proves the end of that day, so that a period counted from it is never too short. */
const proofOf = (way: Way, step: Step): Proof => {
  const at = step.onDay === null ? step.at : new Date(endOfDay(step.onDay).getTime() - 1)
  return { at: at.toISOString(), onDay: step.onDay ?? vietnamDay(step.at), channel: way.channel, kind: step.kind }
}

function earliest(ways: readonly Way[], proves: (way: Way, kind: ReceiptKind) => boolean): Proof | null {
  // A carrier that took it and then could not deliver took it in vain.
  const lost = (way: Way): boolean => way.channel !== 'paper' && way.channel !== 'inApp' && way.steps.at(-1)?.kind === 'failed'
  // Of several lines about one paper the last is the correction of the others.
  const counted = (way: Way): readonly Step[] => (way.channel === 'paper' ? way.steps.filter((step) => step.kind === 'handedOver').slice(-1) : way.steps)
  const proofs = ways.filter((way) => !lost(way)).flatMap((way) => counted(way).filter((step) => proves(way, step.kind)).map((step) => proofOf(way, step)))
  return proofs.reduce<Proof | null>((first, proof) => (first === null || proof.at < first.at ? proof : first), null)
}

export const provenSent = (ways: readonly Way[]): Proof | null => earliest(ways, provesSent)
export const provenReceived = (ways: readonly Way[]): Proof | null => earliest(ways, provesReceived)

/** Handed over not before it was sent and not in the future. */
export const refuseHandover = (day: string, sentOn: string, today: string): 'handoverInFuture' | 'handoverBeforeNotice' | null =>
  day > today ? 'handoverInFuture' : day < sentOn ? 'handoverBeforeNotice' : null
