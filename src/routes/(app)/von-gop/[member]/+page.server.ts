import { endLapsedMembership, excludeDays, getLedger, issueCertificate, recordContribution, recordObligation } from '#modules/capital/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { ask, command } from '#platform/route.server.ts'
import { amountIn, dayIn } from '../inputs.ts'
import { ownCode } from '../own.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  ...(await ask(event, getLedger, { code: ownCode(event), memberId: event.params.member })),
  key: newId(), today: vietnamDay(new Date()), recorded: event.url.searchParams.has('da-ghi'),
})

const back = (_output: unknown, event: { url: URL }): string => `${event.url.pathname}?da-ghi`

export const actions: Actions = {
  correct: command(recordContribution, {
    input: (values, event) => ({ code: ownCode(event), act: { kind: 'correction', entryId: values.entryId, committedDong: amountIn(values.committedDong) ?? 0, paidDong: amountIn(values.paidDong) ?? 0, ground: values.ground } }),
    then: back,
  }),
  owe: command(recordObligation, {
    input: (values, event) => ({ code: ownCode(event), memberId: event.params.member, amountDong: amountIn(values.amountDong), onDay: dayIn(values.onDay), settles: values.settles === 'true', note: values.note }),
    then: back,
  }),
  exclude: command(excludeDays, {
    input: (values, event) => ({ code: ownCode(event), memberId: event.params.member, reason: values.reason, fromOn: dayIn(values.fromOn), toOn: dayIn(values.toOn), note: values.note, cancels: values.cancels }),
    then: back,
  }),
  lapse: command(endLapsedMembership, {
    input: (values, event) => ({ code: ownCode(event), memberId: event.params.member, endedOn: dayIn(values.endedOn), organ: values.organ, resolutionRef: values.resolutionRef }),
    then: back,
  }),
  certify: command(issueCertificate, { input: (_values, event) => ({ code: ownCode(event), memberId: event.params.member }), then: back }),
}
