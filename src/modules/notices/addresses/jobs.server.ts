import type { Job } from '#platform/module.ts'
import { currentProviders } from '../providers/registry.server.ts'
import { addressedChannel } from '../schema.ts'
import { wordsOf } from '../words.ts'
import { readCode, VERIFY_JOB } from './operations.server.ts'

export const jobs: readonly Job[] = [{
  name: VERIFY_JOB,
  run: async (job) => {
    const channel = addressedChannel.parse(job.payload.channel)
    const pending = await job.execute(readCode, { channel })
    if (!pending) return
    const t = wordsOf('vi')
    const outcome = await currentProviders()[channel]?.send({
      deliveryId: pending.nonce, organisationId: '', to: pending.address, toName: job.actor.name ?? '', senderName: t('notices.verify.sender'),
      subject: t('notices.verify.subject'), body: t('notices.verify.body', { code: pending.code }), link: null,
    })
    // Not tried again by itself: who waits at the page asks for another code.
    if (outcome?.sent === false) await job.report({ problems: [{ text: outcome.why }] })
  },
}]
