import type { Job, JobRun } from '#platform/module.ts'
import type { Device } from '../devices/store.server.ts'
import type { Message, Outcome, Providers } from '../providers/port.ts'
import { currentProviders } from '../providers/registry.server.ts'
import { linkTo } from '../timing/settings.server.ts'
import { DELIVER_JOB } from './job-name.ts'
import { claimDelivery, planNextRound, settleDelivery } from './operations.server.ts'
import type { Claimed } from './store.server.ts'

type Attempt = { outcome: Outcome; costDong: number; gone?: string[] }

/** One accepting browser is enough; those that withdrew are named, to be forgotten. */
async function nudge(push: NonNullable<Providers['push']>, devices: readonly Device[], message: Message): Promise<Attempt> {
  const results = await Promise.all(devices.map(async (device) => ({ device, result: await push.send(device, message) })))
  const gone = results.filter(({ result }) => result.gone).map(({ device }) => device.id)
  const best = results.find(({ result }) => result.sent) ?? results.find(({ result }) => !result.sent && !result.permanent) ?? results[0]
  const outcome: Outcome = !best ? { sent: false, permanent: true, why: 'PUSH: NO DEVICE' }
    : best.result.sent ? { sent: true, delivered: false, reference: null } : { sent: false, permanent: best.result.permanent, why: best.result.why }
  return { outcome, costDong: 0, gone }
}

async function attempt(claimed: Claimed & { devices: Device[] }, organisationId: string): Promise<Attempt> {
  const providers = currentProviders()
  const message: Message = {
    deliveryId: claimed.id, organisationId, to: claimed.address, toName: claimed.name, senderName: claimed.senderName,
    subject: claimed.subject, body: claimed.body, link: linkTo(claimed.href ?? '/thong-bao'),
  }
  if (claimed.channel === 'push') return providers.push ? nudge(providers.push, claimed.devices, message) : switchedOff
  const provider = providers[claimed.channel]
  if (!provider) return switchedOff
  // A provider that breaks must not take the notice's other deliveries along.
  const outcome = await provider.send(message).catch((): Outcome => ({ sent: false, permanent: false, why: 'PROVIDER: ERROR' }))
  return { outcome, costDong: outcome.sent ? provider.cost(message) : 0 }
}

const switchedOff: Attempt = { outcome: { sent: false, permanent: true, why: 'NOT CONFIGURED' }, costDong: 0 }

/**
 * Each delivery is claimed, sent and settled by itself: a job that is run twice, or two at once, send it once. Only a
 * process that dies between the carrier's yes and our note sends again, after the claim has run out.
 */
async function deliver(job: JobRun): Promise<void> {
  const notice = { organisationId: String(job.payload.organisationId), noticeId: String(job.payload.noticeId) }
  try {
    for (let claimed = await job.execute(claimDelivery, notice); claimed !== null; claimed = await job.execute(claimDelivery, notice)) {
      await job.execute(settleDelivery, { organisationId: notice.organisationId, deliveryId: claimed.id, attempt: claimed.attempts, ...(await attempt(claimed, notice.organisationId)) })
    }
  } finally {
    await job.execute(planNextRound, notice)
  }
}

export const jobs: readonly Job[] = [{ name: DELIVER_JOB, run: deliver }]
