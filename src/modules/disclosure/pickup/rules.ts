import type { DocumentKind } from '#modules/documents/index.ts'
import type { Kind } from '../schema.ts'

/** C49, L 14.1: papers of the archive that must be published to members once they are issued, and as what. */
const published: Partial<Record<DocumentKind, Kind>> = {
  charter: 'charter', internal_rules: 'internalRules', resolution: 'assemblyResolution', board_resolution: 'boardResolution', director_decision: 'directorDecision',
  member_list: 'memberList', financial_statement: 'annualStatements', fund_report: 'undividedFund',
}

export const publishedAs = (kind: DocumentKind): Kind | null => published[kind] ?? null
