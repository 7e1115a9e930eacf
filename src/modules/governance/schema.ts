import * as z from 'zod'

/** Everybody whom the Law gives a post in an organisation; `groupHead` is the head of a THT (D77 19). */
export const posts = ['chair', 'boardMember', 'director', 'chiefSupervisor', 'supervisor', 'controller', 'chiefAccountant', 'treasurer', 'groupHead'] as const
export const post = z.enum(posts)
export type Post = z.output<typeof post>

/** L 4.11: exactly these are family; whoever is related otherwise (an uncle, a cousin) may be named and bars nothing. */
export const relations = [
  'spouse', 'parent', 'adoptiveParent', 'parentInLaw', 'child', 'adoptiveChild', 'childInLaw', 'sibling', 'siblingInLaw', 'other',
] as const
export const relation = z.enum(relations)
export type Relation = z.output<typeof relation>

export const ballots = ['secret', 'open', 'appointed'] as const
export const models = ['full', 'reduced'] as const
export type Model = (typeof models)[number]

export const day = z.iso.date()
export const text = (max: number) => z.string().trim().min(1).max(max).transform((value) => value.normalize('NFC'))
export const optionalText = (max: number) => z.string().trim().max(max).transform((value) => value.normalize('NFC') || null).nullish().transform((value) => value ?? null)
