import type { FieldProblem } from '#platform/problem.ts'
import type { ProfileChange } from '../profile/schema.ts'
import type { KeptFigure } from './schema.ts'

const inProfile = ['officialMembers', 'contributingMembers', 'noncontributingMembers', 'femaleMembers'] as const
export type Counted = Record<(typeof inProfile)[number], number>

/**
 * A register that is still being taken over has fewer people than the cooperative: the profile follows it from the day
 * it holds as many official members as the profile says, and from then on always.
 */
export const beginsToFollow = (counted: number, typed: number | null, follows: boolean): boolean => follows || counted >= (typed ?? 0)

/** One entry, many uses: what a book keeps is changed in that book. */
export const refuseKept = (change: ProfileChange, kept: readonly KeptFigure[]): FieldProblem[] =>
  inProfile.flatMap((path) => {
    const figure = kept.find((one) => one.figure === path)
    return figure && change[path] !== undefined && change[path] !== figure.value ? [{ path, key: 'register.keptByMembership' }] : []
  })
