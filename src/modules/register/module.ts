import type { Module } from '#platform/module.ts'
import { answerQuestion, askOrganisation, decideCorrection, listCorrections, requestCorrection, withdrawCorrection } from './corrections/operations.server.ts'
import { openUnit, recordRepresentative } from './dependents/operations.server.ts'
import { amendOrganisation, createOrganisation } from './entry/operations.server.ts'
import { getHistory } from './history/operations.server.ts'
import { law } from './law.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { grants } from './policy.ts'
import { confirmProfile, getProfile, recordGeneralMeeting, updateProfile } from './profile/operations.server.ts'
import { readOrganisation } from './record/api.server.ts'
import { checkCode, getOrganisation } from './record/operations.server.ts'
import { searchOrganisations } from './search/operations.server.ts'
import { listTerritory } from './territory/operations.server.ts'
import { summariseTerritory } from './territory/summary.server.ts'

/** THT, HTX and LHHTX: the registered record as a mirror, what each organisation owns, and how both are found. */
export const registerModule: Module = {
  name: 'register',
  requires: ['platform', 'places', 'identity'],
  operations: [
    searchOrganisations, readOrganisation, getOrganisation, checkCode, getHistory, listTerritory, summariseTerritory,
    createOrganisation, amendOrganisation, openUnit, recordRepresentative,
    getProfile, updateProfile, confirmProfile, recordGeneralMeeting,
    requestCorrection, askOrganisation, listCorrections, answerQuestion, withdrawCorrection, decideCorrection,
  ],
  grants,
  law,
  messages: { vi, en },
}
