import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { code, kind } from '../schema.ts'
import { findItem, listItems, markPublished, updateContent, type ItemRow } from '../store.server.ts'
import { enterDisclosure, refuseContent } from './enter.server.ts'
import { personalData, readers, whoSees, type Reader } from './rules.ts'
import { content, itemView, newItem, preview, type ItemView } from './schema.ts'
import { tellMembers } from './tell.server.ts'
import { viewOf } from './views.ts'

/** Not there and not published look the same to a member. */
export async function readable(ctx: Ctx, organisationId: string, id: string): Promise<ItemRow> {
  const item = await findItem(ctx, organisationId, id)
  if (!item || (item.publishedAt === null && !can.publish(ctx.actor))) throw new AppError('not_found', 'disclosure.notFound')
  return item
}

const shown = (ctx: Ctx, row: ItemRow): ItemView => viewOf(ctx, vietnamDay(ctx.now))(row)
const again = async (ctx: Ctx, organisationId: string, id: string): Promise<ItemView> => shown(ctx, await readable(ctx, organisationId, id))
const hasContent = (row: Pick<ItemRow, 'body' | 'documentId' | 'fileId' | 'fund'>): boolean => [row.body, row.documentId, row.fileId, row.fund].some((part) => part !== null)

export const listDisclosures = operation({
  id: 'disclosure.listDisclosures',
  http: 'GET /organisations/{code}/disclosures',
  summary: 'What the organisation publishes to its members, newest first; members see what is published, those who publish also what is not yet.',
  reads: true,
  input: z.object({ code, kind: kind.optional(), cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({ items: z.array(itemView), next: z.uuid().nullable() }),
  allow: can.read,
  run: async (ctx, input) => {
    const { id } = await getOwnSubject(ctx, input.code)
    const rows = await listItems(ctx, id, { kind: input.kind ?? null, publishedOnly: !can.publish(ctx.actor), after: input.cursor ?? null, limit: input.limit + 1 })
    return { items: rows.slice(0, input.limit).map((row) => shown(ctx, row)), next: rows.length > input.limit ? (rows[input.limit - 1]?.id ?? null) : null }
  },
})

export const getDisclosure = operation({
  id: 'disclosure.getDisclosure',
  http: 'GET /organisations/{code}/disclosures/{id}',
  summary: 'One item with its postings at the head office.',
  reads: true,
  input: z.object({ code, id: z.uuid() }),
  output: itemView,
  allow: can.read,
  run: async (ctx, input) => again(ctx, (await getOwnSubject(ctx, input.code)).id, input.id),
})

export const enterItem = operation({
  id: 'disclosure.enterItem',
  http: 'POST /organisations/{code}/disclosures',
  summary: 'Something that members must be told of was issued: its five working days run from the day of issue.',
  input: newItem.extend({ code }),
  output: itemView,
  status: 201,
  allow: can.publish,
  run: async (ctx, { code: text, ...input }) => {
    const { id: organisationId } = await getOwnSubject(ctx, text)
    if (input.issuedOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'disclosure.issuedLater', {}, { fields: [{ path: 'issuedOn', key: 'disclosure.issuedLater' }] })
    refuseContent(input.kind, input)
    if (input.supersedesId) await refuseSuccessor(ctx, organisationId, input.supersedesId)
    const id = await enterDisclosure(ctx, organisationId, { ...input, source: 'entered', subjectId: null })
    return again(ctx, organisationId, id ?? '')
  },
})

async function refuseSuccessor(ctx: Ctx, organisationId: string, id: string): Promise<void> {
  const old = await readable(ctx, organisationId, id)
  if (old.publishedAt === null) throw new AppError('conflict', 'disclosure.notPublishedYet')
  if (old.supersededById !== null) throw new AppError('conflict', 'disclosure.correctedAlready')
}

export const completeItem = operation({
  id: 'disclosure.completeItem',
  http: 'PUT /organisations/{code}/disclosures/{id}',
  summary: 'Fills in or changes what is not published yet; once published, a correction is a new item.',
  input: content.extend({ code, id: z.uuid() }),
  output: itemView,
  allow: can.publish,
  run: async (ctx, { code: text, id, ...input }) => {
    const { id: organisationId } = await getOwnSubject(ctx, text)
    const item = await readable(ctx, organisationId, id)
    refuseContent(item.kind, input)
    if (!await updateContent(ctx, organisationId, id, input)) throw new AppError('conflict', 'disclosure.publishedAlready', {}, { article: 'L12' })
    return again(ctx, organisationId, id)
  },
})

/** The very parts that a reader gets, in words. */
function partsOf(ctx: Ctx, item: ItemView): string[] {
  return [
    item.number ? `${item.kindText} ${item.number}: ${item.title}` : `${item.kindText}: ${item.title}`,
    ...(item.body ? [ctx.say('disclosure.part.body')] : []), ...(item.fileName ? [ctx.say('disclosure.part.file', { name: item.fileName })] : []),
    ...(item.documentId ? [ctx.say('disclosure.part.document')] : []), ...(item.fund ? [ctx.say('disclosure.part.fund')] : []),
    ctx.say('disclosure.part.posting'),
  ]
}

function showsTo(ctx: Ctx, item: ItemView, reader: Reader): string[] {
  const sight = whoSees(item.kind)[reader]
  if (sight === 'whole') return partsOf(ctx, item)
  return sight === 'sixFields' ? ['name', 'code', 'address', 'lines', 'representative', 'status'].map((field) => ctx.say(`disclosure.public.${field}`)) : []
}

export const previewItem = operation({
  id: 'disclosure.previewItem',
  http: 'GET /organisations/{code}/disclosures/{id}/preview',
  summary: 'Who will see what, before anything is published: members, those who publish, officers, the Alliance, the public.',
  reads: true,
  input: z.object({ code, id: z.uuid() }),
  output: preview,
  allow: can.publish,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    const row = await readable(ctx, organisationId, input.id)
    const item = shown(ctx, row)
    return {
      item,
      sights: readers.map((reader) => {
        const sight = whoSees(item.kind)[reader]
        return { reader, readerText: ctx.say(`disclosure.reader.${reader}`), sight, text: ctx.say(`disclosure.sight.${sight}`), shows: showsTo(ctx, item, reader) }
      }),
      warnings: [
        ...(personalData(item.kind) === 'names' ? [ctx.say('disclosure.warning.names')] : []),
        ...(hasContent(row) ? [] : [ctx.say('disclosure.contentMissing')]),
      ],
      publishable: hasContent(row) && row.publishedAt === null,
    }
  },
})

export const publishItem = operation({
  id: 'disclosure.publishItem',
  http: 'POST /organisations/{code}/disclosures/{id}/publication',
  summary: 'Members read it from now on; whoever publishes has seen who will see what. Posting at the head office is recorded apart.',
  input: z.object({ code, id: z.uuid(), previewed: z.literal(true, { error: 'disclosure.previewFirst' }) }),
  output: itemView,
  allow: can.publish,
  run: async (ctx, input) => {
    const { id: organisationId } = await getOwnSubject(ctx, input.code)
    const item = await readable(ctx, organisationId, input.id)
    if (!hasContent(item)) throw new AppError('conflict', 'disclosure.contentMissing', {}, { article: 'L14.1' })
    if (!await markPublished(ctx, organisationId, input.id)) throw new AppError('conflict', 'disclosure.publishedAlready')
    await tellMembers(ctx, organisationId, shown(ctx, item))
    await ctx.emit('disclosure.published', { organisationId, id: input.id, kind: item.kind })
    return again(ctx, organisationId, input.id)
  },
})
