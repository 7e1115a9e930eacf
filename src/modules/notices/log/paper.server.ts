import { renderPaper } from '#platform/paper/index.server.ts'
import { vietnamDay } from '#platform/day.ts'
import type { RecipientView } from '../schema.ts'
import { wordsOf } from '../words.ts'

const order = new Intl.Collator('vi', { numeric: true })

/** By address, so that whoever goes round walks one way; those without an address at the end. */
const byAddress = (a: RecipientView, b: RecipientView): number =>
  order.compare(a.postalAddress ?? '\uffff', b.postalAddress ?? '\uffff') || order.compare(a.name, b.name)

/** Not handed over yet, or all who get it on paper. */
export const onPaper = (recipients: readonly RecipientView[]): RecipientView[] =>
  recipients.filter((recipient) => recipient.deliveries.some((delivery) => delivery.channel === 'paper')).toSorted(byAddress)

const viDay = (day: string): string => day.split('-').reverse().join('/')

/** A4: who gets the paper, to be signed by each; the same list is the ground of what is written down afterwards. */
export function handoverList(log: { organisation: { name: string; place: string }; notice: { subject: string; sentAt: string }; recipients: RecipientView[] }, demonstration: boolean): Promise<Uint8Array> {
  const t = wordsOf('vi')
  const rows = onPaper(log.recipients).map((recipient, i) => {
    const steps = recipient.deliveries.filter((delivery) => delivery.channel === 'paper').flatMap((delivery) => delivery.receipts)
    const given = steps.findLast((step) => step.kind === 'handedOver')
    return { cells: [i + 1, recipient.name, recipient.postalAddress ?? '', given?.onDay ? viDay(given.onDay) : '', given?.byName ?? '', ''] }
  })
  return renderPaper({
    orientation: 'portrait',
    heading: { issuer: log.organisation.name, place: log.organisation.place, date: null },
    title: t('notices.paper.title'),
    subtitle: t('notices.paper.subtitle', { subject: log.notice.subject, day: viDay(vietnamDay(new Date(log.notice.sentAt))) }),
    notes: [t('notices.paper.lead', { count: rows.length })],
    table: {
      columns: [
        { header: t('notices.paper.number'), align: 'right' }, { header: t('notices.paper.name') }, { header: t('notices.paper.address') },
        { header: t('notices.paper.day') }, { header: t('notices.paper.by') }, { header: t('notices.paper.signature') },
      ],
      rows,
    },
    signatures: [{ title: t('notices.paper.carrier') }, { title: t('notices.paper.head') }],
    demonstration,
  })
}
