import type { Relation } from '../schema.ts'

const opposite: Record<Relation, Relation> = {
  spouse: 'spouse', parent: 'child', adoptiveParent: 'adoptiveChild', parentInLaw: 'childInLaw', child: 'parent', adoptiveChild: 'adoptiveParent',
  childInLaw: 'parentInLaw', sibling: 'sibling', siblingInLaw: 'siblingInLaw', other: 'other',
}

/** What the second person is to the first, when the first is this to the second. */
export const oppositeOf = (relation: Relation): Relation => opposite[relation]

/** L 4.11: whether they are family. */
export const isFamily = (relation: Relation): boolean => relation !== 'other'
