import type { Module } from '#platform/module.ts'
import { law } from './law.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { convertAddress, convertIndustryCode, listIndustryCodes, listPlaces, locatePoint } from './operations.server.ts'
import { grants } from './policy.ts'
import { loadReference } from './reference/load.server.ts'

/** Administrative units of today and of before, boundaries, and the classification of industries. */
export const placesModule: Module = {
  name: 'places',
  requires: ['platform'],
  operations: [listPlaces, convertAddress, locatePoint, listIndustryCodes, convertIndustryCode],
  grants,
  law,
  messages: { vi, en },
  reference: loadReference,
}
