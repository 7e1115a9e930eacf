import { canonical, hash256, spoken } from '../encoding.ts'
import type { BoxView, ClassKey, Question } from '../schema.ts'

/** Eighty bits: nobody finds a second ballot with the same receipt. */
const RECEIPT_LENGTH = 16

/** What the voter keeps. It holds the choices too: a ballot that was changed has another one. */
export const receiptOf = (boxId: string, token: string, paper: string): string => spoken(hash256('chung ballot receipt 1', boxId, token, paper), RECEIPT_LENGTH)

/** What a voter has before the eyes, and everything that makes a ballot this box's. */
export type PaperSheet = {
  id: string; organisationId: string; kind: string; title: string; questions: readonly Question[]; keys: readonly ClassKey[]
  election: BoxView['election']; threshold: number | null; council: readonly string[]
}

/** Questions and keys in one code that everybody compares: who gave one voter another key would be seen. */
export const fingerprintOf = ({ id, organisationId, kind, title, questions, keys, election, threshold, council }: PaperSheet): string =>
  spoken(hash256('chung ballot box 1', canonical({ id, organisationId, kind, title, questions, keys, election, threshold, council })), RECEIPT_LENGTH)
