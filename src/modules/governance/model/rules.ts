import type { Model } from '../schema.ts'

/** L 56.3: a union of fewer than ten members may have the reduced organisation. */
export const UNION_FROM = 10

type Subject = { type: 'THT' | 'HTX' | 'LHHTX'; model: Model; sizeClass: 'micro' | 'small' | 'medium' | 'large' | 'unknown'; officialMembers: number }

/**
 * C21, L 56.2–3: the reduced model is for micro HTX and for unions below ten members. A size class that is not known
 * (the official table has gaps) bars nothing but must be looked at.
 */
export function refuseModel({ type, model, sizeClass, officialMembers }: Subject): 'reducedNotAllowed' | 'sizeUnknown' | null {
  if (type === 'THT' || model === 'full') return null
  if (type === 'LHHTX') return officialMembers < UNION_FROM ? null : 'reducedNotAllowed'
  if (sizeClass === 'unknown') return 'sizeUnknown'
  return sizeClass === 'micro' ? null : 'reducedNotAllowed'
}

/** C21, L 56.4: an organisation in the reduced model that has grown out of it puts the change on the next general meeting's agenda. */
export const mustChangeModel = (subject: Subject): boolean => refuseModel(subject) === 'reducedNotAllowed'
