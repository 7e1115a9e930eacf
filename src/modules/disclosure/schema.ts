import * as z from 'zod'

/** L 14.1: what is published to members. */
export const kinds = [
  'charter', 'internalRules', 'assemblyResolution', 'boardResolution', 'directorDecision', 'memberList', 'annualStatements', 'undividedFund', 'training', 'other',
] as const
export const kind = z.enum(kinds)
export type Kind = z.output<typeof kind>

export const day = z.iso.date()
export const text = (max: number) => z.string().trim().min(1).max(max).transform((value) => value.normalize('NFC'))
export const optionalText = (max: number) => z.string().trim().max(max).transform((value) => value.normalize('NFC') || null).nullish().transform((value) => value ?? null)
export const optionalId = z.uuid().or(z.literal('').transform(() => null)).nullish().transform((value) => value ?? null)
export const code = z.string().max(60)
