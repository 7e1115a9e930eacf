import type { Module } from '#platform/module.ts'
import { getBoard, listReceipts } from './board/operations.server.ts'
import { drawToken, getBox, listBallots } from './boxes/operations.server.ts'
import { castBallot } from './casts/operations.server.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { confirmKey, getCouncil, introduceTrustee, openSumsPart, sendParcels } from './trustees/operations.server.ts'

/** The ballot box: who may vote and what was voted are two acts that nothing joins. Knows nothing of members. */
export const ballotsModule: Module = {
  name: 'ballots',
  requires: ['platform'],
  operations: [listBallots, getBox, drawToken, castBallot, getBoard, listReceipts, getCouncil, introduceTrustee, sendParcels, confirmKey, openSumsPart],
  messages: { vi, en },
}
