// Decisions of the places module; pure. The tables they stand on: Resolution 202/2025/QH15 and the conversion table of
// the National Statistics Office of 01/07/2025.
export { buildAddressIndex } from './address/index.ts'
export { resolveAddress } from './address/resolve.ts'
export type { AddressIndex, Candidate, CandidateExtent, Extent, Resolution, Style } from './address/model.ts'
