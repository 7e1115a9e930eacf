import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import type { RecipientView } from '../schema.ts'
import { provenReceived, provenSent, type Way } from './rules.ts'
import { findHead, listRecipients, type Head, type RawRecipient } from './store.server.ts'

const waysOf = (raw: RawRecipient): Way[] => raw.deliveries.map(({ channel, addressVerified, receipts }) => ({ channel, addressVerified, steps: receipts }))

const viewOf = (raw: RawRecipient): RecipientView => ({
  ...raw,
  deliveries: raw.deliveries.map(({ addressVerified: _verified, recipientId: _known, ...delivery }) => ({
    ...delivery, dueAt: delivery.dueAt.toISOString(), receipts: delivery.receipts.map(({ deliveryId: _own, ...step }) => ({ ...step, at: step.at.toISOString() })),
  })),
  provenSent: provenSent(waysOf(raw)),
  provenReceived: provenReceived(waysOf(raw)),
})

export async function getHead(ctx: Ctx, id: string, organisationId: string | null = null): Promise<Head> {
  const head = await findHead(ctx, id, organisationId)
  if (!head) throw new AppError('not_found', 'notices.notFound')
  return head
}

/**
 * Everybody the notice went to, with the earliest proof for each: what a module above shows that it was sent so many
 * days before (L 60.1). The caller acts for the organisation.
 */
export async function deliveriesOf(ctx: Ctx, noticeId: string): Promise<RecipientView[]> {
  const head = await getHead(ctx, noticeId)
  return (await listRecipients(ctx, head.organisationId, head.id)).map(viewOf)
}
