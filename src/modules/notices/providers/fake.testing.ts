import prices from '#data/notices/prices.json' with { type: 'json' }
import type { Message, Outcome, Provider } from './port.ts'
import { smsCost } from './prices.ts'

const accepted = (message: Message): Outcome => ({ sent: true, delivered: false, reference: `fake-${message.deliveryId}` })

/** A carrier that keeps what it was given and answers as it was told: failures in their order, then acceptance. */
export function recordedFake(channel: 'sms' | 'zalo', script: Outcome[] = []): Provider & { sent: Message[]; tried: Message[] } {
  const sent: Message[] = []
  const tried: Message[] = []
  return {
    sent, tried,
    cost: (message) => (channel === 'sms' ? smsCost(message.subject, prices) : prices.zalo.perMessageDong),
    send: (message) => {
      tried.push(message)
      const outcome = script.shift() ?? accepted(message)
      if (outcome.sent) sent.push(message)
      return Promise.resolve(outcome)
    },
  }
}
