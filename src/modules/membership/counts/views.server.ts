import { translator } from '#platform/i18n.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import type { Warning } from './recount.server.ts'
import { findPlace, type Place } from './store.server.ts'

const words = translator({ vi, en })
const asWritten = (value: string | number): string | number => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value.split('-').reverse().join('/') : value)

export const inWords = (ctx: Ctx, warnings: readonly Warning[]): { key: string; article: string; text: string }[] => warnings.map(({ key, article, params }) => ({
  key, article, text: words(ctx.locale, key, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, asWritten(value)]))),
}))

export async function getPlace(ctx: Ctx, organisationId: string): Promise<Place> {
  const place = await findPlace(ctx, organisationId)
  if (!place) throw new AppError('not_found', 'register.organisationNotFound', { code: organisationId })
  return place
}
