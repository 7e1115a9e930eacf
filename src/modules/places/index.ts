/** The only door for other modules. */
export type { AddressIndex, Candidate, CandidateExtent, Extent, Resolution, Style } from './rules.ts'
export { importBoundaries, type BoundaryReport } from './boundaries/import.server.ts'
export {
  findCommune, findProvince, listCommunes, listFormerAddresses, listOldProvinces, listProvinces, placeName, resolveText as resolveAddress,
  type Commune, type OldProvince, type Province,
} from './directory.server.ts'
export { listSuccessors as listIndustrySuccessors, type IndustryPair } from './industry/store.server.ts'
export { convertAddress, convertIndustryCode, listIndustryCodes, listPlaces, locatePoint } from './operations.server.ts'
export { loadReference } from './reference/load.server.ts'
export { candidateSchema, convertOutput, placeSchema } from './schema.ts'
export { OLD, TODAY, type Scheme, type UnitType } from './units.ts'
