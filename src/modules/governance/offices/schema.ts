import * as z from 'zod'
import { ballots, day, models, optionalText, post, text } from '../schema.ts'
import { endings } from './rules.ts'

/** Whom: somebody known here, an official member, the representative of one, or somebody from outside. */
export const personRef = z.object({
  personId: z.uuid().optional().meta({ description: 'Somebody who held or stood for a post before.' }),
  memberId: z.uuid().optional().meta({ description: 'The member who stands, or, with a name, the member that this person represents.' }),
  name: text(200).optional(),
  foreign: z.boolean().default(false),
  residentInVietnam: z.boolean().default(true),
}).refine((ref) => ref.personId ?? ref.memberId ?? ref.name, 'governance.personMissing')
export type PersonRef = z.output<typeof personRef>

export const deciders = ['founding_conference', 'assembly', 'board', 'director', 'group', 'taken_over'] as const

export const proposedSeat = z.object({
  person: personRef,
  post,
  fromOn: day,
  untilOn: day.nullish().transform((value) => value ?? null),
  ballot: z.enum(ballots).nullish().transform((value) => value ?? null).meta({ description: 'Null only for posts taken over from books kept before.' }),
  legalRepresentative: z.boolean().default(false),
})
export type ProposedSeat = z.output<typeof proposedSeat>

export const leaving = z.object({
  termId: z.uuid(),
  endedOn: day,
  ending: z.enum(endings).meta({ description: 'L 63: term over, resigned, dismissed, removed, no longer a member, without capacity, died, convicted, post abolished.' }),
  note: optionalText(1000),
})
export type Leaving = z.output<typeof leaving>

export const election = z.object({
  seats: z.array(proposedSeat).max(40).default([]),
  leaving: z.array(leaving).max(40).default([]),
  decidedBy: z.enum(deciders),
  resolutionRef: optionalText(200),
  complete: z.boolean().default(false).meta({ description: 'After it every organ must be complete.' }),
})
export type Election = z.output<typeof election>

export const conflictView = z.object({
  kind: z.string(), rule: z.string(), article: z.string(), bars: z.boolean().meta({ description: 'False: to be looked at, no bar.' }),
  people: z.array(z.string()), posts: z.array(post), text: z.string(), cure: z.string().meta({ description: 'What would put it right.' }),
})
export type ConflictView = z.output<typeof conflictView>

export const holderView = z.object({
  id: z.uuid().meta({ description: 'The term.' }),
  post, title: z.string(),
  person: z.object({
    id: z.uuid(), name: z.string(), standing: z.enum(['member', 'representative', 'outsider']), memberId: z.uuid().nullable(),
    personId: z.uuid().nullable().meta({ description: 'Who signs in.' }), foreign: z.boolean(), official: z.boolean(),
  }),
  fromOn: z.string(), untilOn: z.string().nullable(), state: z.enum(['running', 'ending', 'expired', 'over']),
  ballot: z.enum(ballots).nullable(), electedBy: z.enum(deciders), resolutionRef: z.string().nullable(),
  legalRepresentative: z.boolean(), inactiveSince: z.string().nullable(),
  endedOn: z.string().nullable(), ending: z.enum(endings).nullable(),
})
export type HolderView = z.output<typeof holderView>

export const officesView = z.object({
  day: z.string(),
  model: z.enum(models).meta({ description: 'Full or reduced organisation (L 56), as the charter says.' }),
  modelStated: z.boolean(),
  holders: z.array(holderView),
  conflicts: z.array(conflictView).meta({ description: 'What is wrong with the whole as it stands.' }),
})
