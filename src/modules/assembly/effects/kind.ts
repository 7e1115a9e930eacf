import { translator } from '#platform/i18n.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Params } from '#platform/problem.ts'
import type { Candidate, Question } from '../agenda/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import type { Effect, EffectOf } from './schema.ts'

/** Who stands, before or after the candidates have rows of their own. */
export type Standing = { name: string; memberId: string | null }
export type Resolution = { meeting: Meeting; question: Question; number: string; on: string; chosen: readonly Candidate[] }

/** One for each thing that a meeting can make happen: what is seen before the vote, and what follows after it. */
export type Kind<K extends Effect['kind']> = {
  subjects: readonly string[]
  check: (ctx: Ctx, m: Meeting, effect: EffectOf<K>, candidates: readonly Standing[], seats: number) => Promise<void>
  apply: (ctx: Ctx, effect: EffectOf<K>, resolution: Resolution) => Promise<Record<string, unknown>>
  /** What will happen, one line each, for notice and resolution. */
  label: (ctx: Ctx, m: Meeting, effect: EffectOf<K>) => Promise<string[]>
}

export const handle = (m: Meeting): string => `x-${m.organisation_id}`

const translate = translator({ vi, en })
/** It stands in the papers: Vietnamese, whatever language the screen is in. */
export const sayEffect = (key: string, params: Params = {}): string => translate('vi', `assembly.effect.${key}`, params)
