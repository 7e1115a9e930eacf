import { listDeliveries, onPaper, recordHandovers } from '#modules/notices/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const log = await ask(event, listDeliveries, { code: event.params.code, id: event.params.id })
  const papers = onPaper(log.recipients).map((recipient) => {
    const delivery = recipient.deliveries.find((one) => one.channel === 'paper')
    return { id: delivery?.id ?? '', name: recipient.name, address: recipient.postalAddress, givenOn: delivery?.receipts.findLast((step) => step.kind === 'handedOver')?.onDay ?? null }
  })
  return { ...log, papers, code: event.params.code, today: vietnamDay(new Date()), key: newId() }
}

export const actions: Actions = { handover: command(recordHandovers) }
