import schemes from '#data/register/grade-schemes.json' with { type: 'json' }

export type GradeScheme = { scheme: string; from: string; to: string | null; note: string }
/** Configuration: a new circular is a new line; the dates come from secondary sources and say so. */
export const gradeSchemes: readonly GradeScheme[] = schemes

/** C63: by which scheme a period that ends on this day may be graded; null: none holds, so nobody grades, least of all a program. */
export const gradingScheme = (periodEndsOn: string, known: readonly GradeScheme[] = gradeSchemes): GradeScheme | null =>
  known.find((one) => one.from <= periodEndsOn && (one.to === null || periodEndsOn <= one.to)) ?? null

/** C63: a grade is nothing without its scheme and year; without a grade there is nothing to name a scheme for. */
export function refuseGrade({ grade, scheme, year }: { grade: string | null; scheme: string | null; year: number | null }, known: readonly GradeScheme[] = gradeSchemes): 'schemeMissing' | 'gradeMissing' | 'schemeNotInForce' | null {
  if (grade === null) return scheme === null ? null : 'gradeMissing'
  if (scheme === null || year === null) return 'schemeMissing'
  // A grade is of a year; the year's first day decides, so that a scheme repealed within it covers what it had begun.
  const held = known.find((one) => one.scheme === scheme)
  return held && held.to !== null && `${year}-01-01` > held.to ? 'schemeNotInForce' : null
}

/** Until when the scheme of a shown grade held; null while it does, or where it is not known. */
export const schemeUntil = (scheme: string | null, known: readonly GradeScheme[] = gradeSchemes): string | null => known.find((one) => one.scheme === scheme)?.to ?? null
