import type { Module } from '#platform/module.ts'
import { jobs as addressJobs } from './addresses/jobs.server.ts'
import { dropAddress, getChannels, readCode, setAddress, verifyAddress } from './addresses/operations.server.ts'
import { giveConsent, listConsents, recordConsent } from './consents/operations.server.ts'
import { countCosts } from './costs/operations.server.ts'
import { jobs as deliveryJobs } from './delivering/jobs.server.ts'
import { claimDelivery, planNextRound, recordReceipt, settleDelivery } from './delivering/operations.server.ts'
import { addDevice, dropDevice } from './devices/operations.server.ts'
import { countUnread, listNotices, readAllNotices, readNotice } from './inbox/operations.server.ts'
import { listDeliveries, listSentNotices, recordHandover, recordHandovers } from './log/operations.server.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { grants } from './policy.ts'
import { seedNotices } from './seed.server.ts'
import { sendNotice } from './sending/operations.server.ts'

/** Telling people: inbox, e-mail, push, SMS, Zalo, paper; with consent, quiet hours, receipts and what it cost. */
export const noticesModule: Module = {
  name: 'notices',
  requires: ['platform', 'places', 'identity', 'register'],
  operations: [
    sendNotice, claimDelivery, settleDelivery, planNextRound, recordReceipt,
    listNotices, countUnread, readNotice, readAllNotices, listSentNotices, listDeliveries, recordHandover, recordHandovers, countCosts,
    getChannels, setAddress, dropAddress, readCode, verifyAddress, giveConsent, recordConsent, listConsents, addDevice, dropDevice,
  ],
  jobs: [...deliveryJobs, ...addressJobs],
  grants,
  messages: { vi, en },
  seed: seedNotices,
}
