import type { Module } from '#platform/module.ts'
import { readFile, uploadFile } from './files/operations.server.ts'
import { completeItem, enterItem, getDisclosure, listDisclosures, previewItem, publishItem } from './items/operations.server.ts'
import { law } from './law.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { prepareMemberList } from './members/operations.server.ts'
import { grants } from './policy.ts'
import { endPosting, postItem } from './postings/operations.server.ts'
import { reactions } from './reactions.server.ts'
import { answerRequest, askForInformation, listRequests } from './requests/operations.server.ts'
import { seedDisclosures } from './seed.server.ts'

/** What the organisation publishes to its members, on the clock of Article 14, with proof. */
export const disclosureModule: Module = {
  name: 'disclosure',
  requires: ['platform', 'places', 'identity', 'register', 'documents', 'notices', 'duties', 'charter', 'membership', 'capital', 'governance'],
  operations: [
    listDisclosures, getDisclosure, enterItem, completeItem, previewItem, prepareMemberList, publishItem, postItem, endPosting,
    listRequests, askForInformation, answerRequest, uploadFile, readFile,
  ],
  reactions,
  grants,
  law,
  messages: { vi, en },
  seed: seedDisclosures,
}
