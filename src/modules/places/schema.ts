import * as z from 'zod'

const code = z.string().regex(/^\d{2,5}$/).meta({ description: 'Code of a unit: 2 digits a province, 3 a district of before, 5 a commune. Means something only together with its scheme.' })
const date = z.iso.date()

export const schemeSchema = z.enum(['2025-07-01', 'old']).meta({ description: '`2025-07-01`: the 34 provinces and 3,321 communes of today; `old`: provinces, districts and communes valid until 30/06/2025.' })

export const placesInput = z.object({
  scheme: schemeSchema.default('2025-07-01'),
  parent: code.optional().meta({ description: 'Units directly below this one; without it the provinces.' }),
  asOf: date.optional().meta({ description: 'Names and types as they were on this day; today when left out.' }),
})

export const placeSchema = z.object({
  scheme: schemeSchema,
  code,
  name: z.string().meta({ description: 'Legal name with its type, in the spelling of the National Statistics Office.' }),
  level: z.enum(['province', 'district', 'commune']),
  type: z.enum(['province', 'city', 'commune', 'ward', 'township', 'special_zone', 'rural_district', 'urban_district', 'town', 'district_city']),
  parent: code.nullable(),
  province: code,
  validFrom: date.nullable(),
  validTo: date.nullable(),
}).meta({ id: 'Place' })

export const placesOutput = z.object({
  items: z.array(placeSchema),
  next: z.null().meta({ description: 'A parent has some hundred units at most: there is no next page.' }),
})

export const convertInput = z.object({
  address: z.string().trim().min(1).max(500).meta({ description: 'Address text of any style, with or without accents, abbreviated or not.' }),
  style: z.enum(['old', 'today']).optional().meta({ description: 'Say it when you know that the address was written before, or after, 1/7/2025.' }),
})

export const candidateSchema = z.object({
  code: code.meta({ description: 'Commune of the scheme 2025-07-01.' }),
  name: z.string(),
  province: z.object({ code, name: z.string() }),
  extent: z.enum(['current', 'same', 'whole', 'renamed', 'part', 'part_area', 'part_area_all_people', 'part_people', 'district'])
    .meta({ description: 'How much of the named place went there. `current`: the address already names it; `district`: only the old district is known.' }),
  why: z.string().meta({ description: 'One Vietnamese sentence for the person who must choose.' }),
}).meta({ id: 'PlaceCandidate' })

export const convertOutput = z.object({
  status: z.enum(['exact', 'candidates', 'unknown']).meta({ description: '`exact` only when nothing else is possible; there is never a silent pick.' }),
  candidates: z.array(candidateSchema),
})

export const locateInput = z.object({
  lat: z.coerce.number().min(-90).max(90).meta({ description: 'Latitude in degrees, WGS 84.' }),
  lon: z.coerce.number().min(-180).max(180).meta({ description: 'Longitude in degrees, WGS 84.' }),
})

const named = z.object({ code, name: z.string() })
export const locateOutput = z.object({ commune: named, province: named })

const version = z.enum(['2025']).meta({ description: 'Version of the classification (VSIC). The same code means different things in different versions.' })

export const industryInput = z.object({
  version: version.default('2025'),
  q: z.string().trim().max(100).optional().meta({ description: 'Words of the name, with or without accents, or the beginning of a code.' }),
  parent: z.string().regex(/^[A-V]$|^\d{2,5}$/).optional().meta({ description: 'Codes directly below this one; without q and parent the sections.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const industrySchema = z.object({
  version, code: z.string(), level: z.int().min(1).max(5), section: z.string(), parent: z.string().nullable(), name: z.string(),
}).meta({ id: 'IndustryCode' })

export const industryOutput = z.object({ items: z.array(industrySchema) })

export const industryConversionInput = z.object({ code: z.string().regex(/^[A-U]$|^\d{2,5}$/).meta({ description: 'Code of VSIC 2018.' }) })
export const industryConversionOutput = z.object({
  items: z.array(z.object({
    code: z.string().meta({ description: 'Code of VSIC 2025.' }),
    name: z.string(),
    relationship: z.enum(['one_to_one', 'one_to_many', 'many_to_one', 'many_to_many']),
    automatic: z.boolean().meta({ description: 'Only then may a line be moved without a person.' }),
  })),
})
