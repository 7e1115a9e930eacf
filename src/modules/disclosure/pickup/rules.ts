import type { DocumentKind } from '#modules/documents/index.ts'
import { keepUntil, publishBy, type AddWorkingDays } from '../items/rules.ts'
import type { Kind } from '../schema.ts'

/** C49, L 14.1: papers of the archive that must be published to members once they are issued, and as what. */
const published: Partial<Record<DocumentKind, Kind>> = {
  charter: 'charter', internal_rules: 'internalRules', resolution: 'assemblyResolution', board_resolution: 'boardResolution', director_decision: 'directorDecision',
  member_list: 'memberList', financial_statement: 'annualStatements', fund_report: 'undividedFund',
}

/**
 * C49: a paper whose five working days and thirty days of posting are over was issued before it was brought here; it hung
 * then or never did, and the platform does not invent a lateness.
 */
export const isPastBoard = (issuedOn: string, today: string, addWorkingDays: AddWorkingDays): boolean => keepUntil(publishBy(issuedOn, addWorkingDays)) < today

export const publishedAs = (kind: DocumentKind): Kind | null => published[kind] ?? null
