/** Which ways a notice takes to one recipient. Pure; asked again with the ways that failed to find the next one. */

export const channels = ['inApp', 'push', 'email', 'zalo', 'sms', 'paper'] as const
export type Channel = (typeof channels)[number]
/** These leave the platform: only with the recipient's consent. */
export const outside = ['push', 'email', 'zalo', 'sms'] as const
export type Outside = (typeof outside)[number]
/** In this order one after the other: what costs nothing first. */
const oneAfterTheOther = ['email', 'zalo', 'sms'] as const satisfies readonly Outside[]

export const reasons = ['notConfigured', 'noAddress', 'noConsent', 'withdrawn', 'noAccount', 'otherChannel', 'failed'] as const
export type Reason = (typeof reasons)[number]

export type Reach = {
  /** An inbox on the platform. */
  hasAccount: boolean
  ways: Record<Outside, { configured: boolean; consent: 'given' | 'withdrawn' | 'none'; address: string | null; verified: boolean }>
}
export type Plan = { use: Channel[]; skipped: { channel: Channel; why: Reason }[] }

function closedBecause(reach: Reach, channel: Outside, failed: readonly Channel[]): Reason | null {
  const way = reach.ways[channel]
  if (failed.includes(channel)) return 'failed'
  if (!way.configured) return 'notConfigured'
  if (way.address === null) return 'noAddress'
  if (way.consent !== 'given') return way.consent === 'withdrawn' ? 'withdrawn' : 'noConsent'
  return null
}

/** An e-mail address that nobody verified may belong to a stranger: what goes there shows nothing about the recipient. */
const shows = (reach: Reach, channel: Channel): boolean => channel === 'inApp' || channel === 'zalo' || channel === 'sms' || (channel === 'email' && reach.ways.email.verified)

/**
 * The inbox whenever there is one, a nudge to the phone beside it, the first open way outside, and paper for whoever
 * has none that shows anything, or when the notice must be paper.
 */
export function planChannels(reach: Reach, notice: { mustBePaper: boolean }, failed: readonly Channel[] = []): Plan {
  const plan: Plan = { use: [], skipped: [] }
  if (reach.hasAccount) plan.use.push('inApp')
  else plan.skipped.push({ channel: 'inApp', why: 'noAccount' })
  const push = closedBecause(reach, 'push', failed)
  if (push === null) plan.use.push('push')
  else plan.skipped.push({ channel: 'push', why: push })
  let found = false
  for (const channel of oneAfterTheOther) {
    const why: Reason | null = closedBecause(reach, channel, failed) ?? (found ? 'otherChannel' : null)
    if (why !== null) plan.skipped.push({ channel, why })
    else plan.use.push(channel)
    found ||= why === null
  }
  if (notice.mustBePaper || !plan.use.some((channel) => shows(reach, channel))) plan.use.push('paper')
  return plan
}

export type Said = { given: boolean; at: Date }
/** The last word counts, whoever wrote it down. */
export function consentOf(words: readonly Said[]): 'given' | 'withdrawn' | 'none' {
  const last = words.reduce<Said | null>((latest, word) => (latest === null || word.at >= latest.at ? word : latest), null)
  return last === null ? 'none' : last.given ? 'given' : 'withdrawn'
}
