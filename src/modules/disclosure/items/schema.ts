import * as z from 'zod'
import { day, kind, optionalId, optionalText, text } from '../schema.ts'
import { fundSources, fundUses } from '../fund/rules.ts'
import { readers } from './rules.ts'

const dong = z.int().min(0).max(1_000_000_000_000_000)

export const fund = z.object({
  openingDong: dong, closingDong: dong,
  additions: z.array(z.object({ source: z.enum(fundSources), amountDong: dong })).max(20),
  uses: z.array(z.object({ use: z.enum(fundUses), amountDong: dong })).max(20),
}).meta({ description: 'How the undivided fund moved in the year, by source and use (L 87).' })

export const content = z.object({
  title: text(300),
  number: optionalText(100),
  body: optionalText(20_000).meta({ description: 'The text itself, where there is no file.' }),
  documentId: optionalId.meta({ description: 'A paper that was issued on the platform.' }),
  fileId: optionalId.meta({ description: 'A file that was sent in before.' }),
  fund: fund.nullish().transform((value) => value ?? null),
})
export type Content = z.output<typeof content>

export const newItem = content.extend({ kind, issuedOn: day, supersedesId: optionalId.meta({ description: 'The published item that this one corrects.' }) })
export type NewItemInput = z.output<typeof newItem>

const postingView = z.object({
  id: z.uuid(), startOn: z.string(), endOn: z.string().nullable(), keepUntil: z.string(), place: z.string(),
  photoFileId: z.uuid().nullable(), photoSha256: z.string().nullable(), witnesses: z.array(z.string()),
})

export const itemView = z.object({
  id: z.uuid(), kind, kindText: z.string(), title: z.string(), number: z.string().nullable(), issuedOn: z.string(),
  publishBy: z.string().meta({ description: 'Last day for posting: five working days after issue (L 14.2).' }),
  state: z.enum(['waiting', 'late', 'posted', 'unproven', 'interrupted', 'complete']),
  daysLate: z.int().nullable().meta({ description: 'How many days after the last one it was posted; null: not posted.' }),
  publishedAt: z.string().nullable().meta({ description: 'Since when members read it here.' }),
  body: z.string().nullable(), documentId: z.uuid().nullable(), fileId: z.uuid().nullable(), fileName: z.string().nullable(),
  fund: z.object({
    openingDong: z.int(), closingDong: z.int(), additions: z.array(z.object({ source: z.enum(fundSources), sourceText: z.string(), amountDong: z.int() })),
    uses: z.array(z.object({ use: z.enum(fundUses), useText: z.string(), amountDong: z.int() })),
  }).nullable(),
  supersedesId: z.uuid().nullable(), supersededById: z.uuid().nullable(),
  postings: z.array(postingView),
})
export type ItemView = z.output<typeof itemView>

export const preview = z.object({
  item: itemView,
  sights: z.array(z.object({
    reader: z.enum(readers), readerText: z.string(), sight: z.enum(['whole', 'nothing', 'sixFields', 'onRequest']), text: z.string(),
    shows: z.array(z.string()).meta({ description: 'What exactly this reader will see.' }),
  })),
  warnings: z.array(z.string()),
  publishable: z.boolean(),
})
