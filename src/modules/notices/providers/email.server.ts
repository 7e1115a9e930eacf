import { createTransport } from 'nodemailer'
import type { Message, Outcome, Provider } from './port.ts'

const SECONDS = 1000

/** Permanent is what the server refuses for good (5xx); everything else is tried again. The text of its answer may hold addresses and is not kept. */
function outcomeOf(error: unknown): Outcome {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  if (typeof responseCode === 'number') {
    // A wrong password of ours says nothing about the recipient.
    const ours = code === 'EAUTH'
    return { sent: false, permanent: responseCode >= 500 && !ours, why: ours ? 'SMTP: EAUTH' : `SMTP ${responseCode}` }
  }
  return { sent: false, permanent: code === 'EENVELOPE', why: `SMTP: ${typeof code === 'string' && /^[A-Z]+$/.test(code) ? code : 'ERROR'}` }
}

const textOf = (message: Message): string => [message.body, ...(message.link ? [message.link] : []), `--\n${message.senderName}`].join('\n\n')

/**
 * At least once: a server that accepts the mail and dies before saying so gets it again. The Message-ID is the
 * delivery's own and the same in each attempt, by which a recipient's mail program sees that both are one.
 */
export function emailProvider({ url, from }: { url: string; from: string }): Provider & { close: () => void } {
  const transport = createTransport(url, {
    from, disableFileAccess: true, disableUrlAccess: true,
  })
  Object.assign(transport.options, { connectionTimeout: 15 * SECONDS, greetingTimeout: 15 * SECONDS, socketTimeout: 60 * SECONDS })
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'chung.invalid'
  return {
    cost: () => 0,
    close: () => transport.close(),
    send: async (message) => {
      try {
        await transport.sendMail({
          from, to: { name: message.toName, address: message.to }, subject: message.subject, text: textOf(message),
          messageId: `<${message.deliveryId}@${domain}>`, headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { sent: true, delivered: false, reference: `<${message.deliveryId}@${domain}>` }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}
