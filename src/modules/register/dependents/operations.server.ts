import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { keyedHash, seal } from '#platform/secrets.server.ts'
import { getSupervisedSubject, type Subject } from '../access.server.ts'
import { vietnamDay } from '../clock.ts'
import { placeOf } from '../entry/checks.server.ts'
import { can } from '../policy.ts'
import { representativeView, unitView } from '../record/views.server.ts'
import { blocksFiling } from '../status/rules.ts'
import type { Status } from '../schema.ts'
import { fitsUnit } from './rules.ts'
import { representative, representativeInput, unit, unitInput } from './schema.ts'
import { insertRepresentative, insertUnit, replaceRepresentative } from './store.server.ts'

/** A record that may be added to: entered here, and nothing stands against filing (D92 33). */
async function openSubject(ctx: Ctx, code: string): Promise<Subject> {
  const subject = await getSupervisedSubject(ctx, code)
  if (subject.mirrored) throw new AppError('conflict', 'register.mirrored', {}, { article: 'D92.3.4' })
  if (blocksFiling(subject.status as Status)) throw new AppError('conflict', 'register.filingBlocked', { name: subject.name }, { article: 'D92.33' })
  return subject
}

export const openUnit = operation({
  id: 'register.openUnit',
  http: 'POST /organisations/{code}/units',
  summary: 'The registrar enters a branch, a representative office or a business location.',
  input: unitInput,
  output: unit,
  status: 201,
  allow: can.enterOrganisation,
  run: async (ctx, input) => {
    const subject = await openSubject(ctx, input.code)
    if (input.unitCode !== null && !fitsUnit(input.kind, input.unitCode, subject.code)) {
      throw new AppError('invalid', 'register.unitCode', {}, { article: 'D92.14', fields: [{ path: 'unitCode', key: 'register.unitCode' }] })
    }
    const place = placeOf(input.commune)
    return unitView(await insertUnit(ctx.db, subject.id, newId(), input, {
      province: place.province_code ?? subject.province, commune: input.commune === null ? subject.commune : place.commune_code ?? null,
    }))
  },
})

export const recordRepresentative = operation({
  id: 'register.recordRepresentative',
  http: 'POST /organisations/{code}/representatives',
  summary: 'The registrar enters a new legal representative; the one before steps down, the name becomes public, the number stays sealed.',
  input: representativeInput,
  output: representative,
  status: 201,
  allow: can.enterOrganisation,
  run: async (ctx, input) => {
    const subject = await openSubject(ctx, input.code)
    const id = newId()
    const sealed = input.personalId ? { personalId: seal(input.personalId), hash: keyedHash(input.personalId) } : null
    const row = await insertRepresentative(ctx.db, subject.id, id, input, sealed)
    await replaceRepresentative(ctx.db, subject.id, id, input.fullName, input.sinceOn ?? vietnamDay(ctx.now))
    return representativeView(row)
  },
})
