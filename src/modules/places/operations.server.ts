import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { syllables } from '#platform/vietnamese/fold.ts'
import { resolveText } from './directory.server.ts'
import { contains } from './boundaries/geometry.ts'
import { listBelow, listSuccessors, searchLines } from './industry/store.server.ts'
import { can } from './policy.ts'
import {
  convertInput, convertOutput, industryConversionInput, industryConversionOutput, industryInput, industryOutput, locateInput, locateOutput, placesInput, placesOutput,
} from './schema.ts'
import { findBoxesAround, hasBoundaries, listUnits, unitExists } from './store.server.ts'

export const listPlaces = operation({
  id: 'places.listPlaces',
  http: 'GET /places',
  summary: 'Administrative units of a scheme: the provinces, or the units below one.',
  reads: true,
  as: 'public',
  input: placesInput,
  output: placesOutput,
  allow: can.read,
  run: async ({ db, now }, { scheme, parent, asOf }) => {
    const items = await listUnits(db, scheme, parent ?? null, asOf ?? vietnamDay(now))
    if (items.length === 0 && parent !== undefined && !(await unitExists(db, scheme, parent))) {
      throw new AppError('not_found', 'places.unitNotFound', { code: parent, scheme })
    }
    return { items, next: null }
  },
})

export const convertAddress = operation({
  id: 'places.convertAddress',
  http: 'GET /places/convert',
  summary: 'The commune of today that an address names, or the candidates to choose from.',
  reads: true,
  as: 'public',
  input: convertInput,
  output: convertOutput,
  allow: can.read,
  run: async (_, { address, style }) => resolveText(address, style),
})

export const locatePoint = operation({
  id: 'places.locatePoint',
  http: 'GET /places/locate',
  summary: 'The commune of today in which a point lies, by the boundaries that were imported.',
  reads: true,
  as: 'public',
  input: locateInput,
  output: locateOutput,
  allow: can.read,
  run: async ({ db }, { lat, lon }) => {
    const boxes = await findBoxesAround(db, lon, lat)
    const found = boxes.find((box) => contains(box.polygons, lon, lat))
    if (found !== undefined) return { commune: { code: found.code, name: found.name }, province: { code: found.provinceCode, name: found.provinceName } }
    if (boxes.length > 0 || (await hasBoundaries(db))) throw new AppError('not_found', 'places.outside', { lat, lon })
    throw new AppError('not_found', 'places.boundariesNotLoaded')
  },
})

export const listIndustryCodes = operation({
  id: 'places.listIndustryCodes',
  http: 'GET /industry-codes',
  summary: 'Codes of the Vietnam Standard Industrial Classification, by words, by the beginning of a code or below a parent.',
  reads: true,
  as: 'public',
  input: industryInput,
  output: industryOutput,
  allow: can.read,
  run: async ({ db }, { version, q, parent, limit }) => {
    const words = syllables(q ?? '')
    const items = words.length === 0 ? await listBelow(db, version, parent ?? null, limit) : await searchLines(db, { version, parent: parent ?? null, words, limit })
    return { items }
  },
})

export const convertIndustryCode = operation({
  id: 'places.convertIndustryCode',
  http: 'GET /industry-codes/convert',
  summary: 'What became of a code of VSIC 2018 in VSIC 2025; empty when the official table does not say.',
  reads: true,
  as: 'public',
  input: industryConversionInput,
  output: industryConversionOutput,
  allow: can.read,
  run: async ({ db }, { code }) => ({ items: await listSuccessors(db, code) }),
})
