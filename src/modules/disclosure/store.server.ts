import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { FundReport } from './fund/rules.ts'
import type { Kind } from './schema.ts'

export type PostingRow = { id: string; startOn: string; endOn: string | null; place: string; photoFileId: string | null; photoSha256: string | null; witnesses: string[] }
export type ItemRow = {
  id: string; kind: Kind; title: string; number: string | null; issuedOn: string; publishBy: string; body: string | null; documentId: string | null; fileId: string | null
  fileName: string | null; fund: FundReport | null; source: string; publishedAt: Date | null; supersedesId: string | null; supersededById: string | null; postings: PostingRow[]
}

const items = sql`
  select i.id, i.kind, i.title, i.number, i.issued_on as "issuedOn", i.publish_by as "publishBy", i.body, i.document_id as "documentId", i.file_id as "fileId",
    (select f.name from disclosure.file f where f.organisation_id = i.organisation_id and f.id = i.file_id) as "fileName",
    i.fund, i.source, i.published_at as "publishedAt", i.supersedes_id as "supersedesId",
    (select n.id from disclosure.item n where n.organisation_id = i.organisation_id and n.supersedes_id = i.id and n.published_at is not null) as "supersededById",
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'startOn', p.start_on, 'endOn', p.end_on, 'place', p.place, 'photoFileId', p.photo_file_id,
      'photoSha256', p.photo_sha256, 'witnesses', p.witnesses) order by p.start_on, p.id) from disclosure.posting p
      where p.organisation_id = i.organisation_id and p.item_id = i.id), '[]') as postings
  from disclosure.item i`

export type ItemFilter = { kind: Kind | null; publishedOnly: boolean; after: string | null; limit: number }

export async function listItems(ctx: Ctx, organisationId: string, filter: ItemFilter): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`${items}
    where i.organisation_id = ${organisationId}::uuid and (${filter.kind}::text is null or i.kind = ${filter.kind})
      and (not ${filter.publishedOnly}::boolean or i.published_at is not null)
      and (${filter.after}::uuid is null or (i.issued_on, i.id) < (select a.issued_on, a.id from disclosure.item a where a.organisation_id = ${organisationId}::uuid and a.id = ${filter.after}::uuid))
    order by i.issued_on desc, i.id desc limit ${filter.limit}`.execute(ctx.db)
  return rows
}

export async function findItem(ctx: Ctx, organisationId: string, id: string): Promise<ItemRow | null> {
  const { rows } = await sql<ItemRow>`${items} where i.organisation_id = ${organisationId}::uuid and i.id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

/** Of two who post at once, the second waits and sees the first. */
export async function lockItem(ctx: Ctx, organisationId: string, id: string): Promise<void> {
  await sql`select id from disclosure.item where organisation_id = ${organisationId}::uuid and id = ${id}::uuid for update`.execute(ctx.db)
}

export type NewItem = Pick<ItemRow, 'kind' | 'title' | 'number' | 'issuedOn' | 'publishBy' | 'body' | 'documentId' | 'fileId' | 'fund' | 'source' | 'supersedesId'> & { subjectId: string | null }

/** Null: the fact behind it was entered before. */
export async function insertItem(ctx: Ctx, organisationId: string, item: NewItem): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into disclosure.item (organisation_id, id, kind, title, number, issued_on, publish_by, body, document_id, file_id, fund, source, subject_id, supersedes_id)
    values (${organisationId}::uuid, ${newId()}::uuid, ${item.kind}, ${item.title}, ${item.number}, ${item.issuedOn}::date, ${item.publishBy}::date, ${item.body},
      ${item.documentId}::uuid, ${item.fileId}::uuid, ${item.fund as never}::jsonb, ${item.source}, ${item.subjectId}, ${item.supersedesId}::uuid)
    on conflict (organisation_id, source, subject_id) where subject_id is not null do nothing returning id`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export async function markPublished(ctx: Ctx, organisationId: string, id: string): Promise<boolean> {
  const { rows } = await sql`update disclosure.item set published_at = ${ctx.now}::timestamptz, published_by = ${ctx.actor.id}::uuid
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and published_at is null returning id`.execute(ctx.db)
  return rows.length > 0
}

export async function insertPosting(ctx: Ctx, organisationId: string, itemId: string, posting: Omit<PostingRow, 'id' | 'endOn'>): Promise<string> {
  const id = newId()
  await sql`insert into disclosure.posting (organisation_id, id, item_id, start_on, place, photo_file_id, photo_sha256, witnesses, recorded_by)
    values (${organisationId}::uuid, ${id}::uuid, ${itemId}::uuid, ${posting.startOn}::date, ${posting.place}, ${posting.photoFileId}::uuid, ${posting.photoSha256},
      ${posting.witnesses}::text[], ${ctx.actor.id}::uuid)`.execute(ctx.db)
  return id
}

export async function endPosting(ctx: Ctx, organisationId: string, id: string, endOn: string): Promise<void> {
  await sql`update disclosure.posting set end_on = ${endOn}::date where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and end_on is null`.execute(ctx.db)
}

export type RequestRow = {
  id: string; askedOn: string; askedBy: string; askerName: string; kind: Kind | null; question: string; answeredOn: string | null; answer: string | null; itemId: string | null
}
const requests = sql`select id, asked_on as "askedOn", asked_by as "askedBy", asker_name as "askerName", kind, question, answered_on as "answeredOn", answer, item_id as "itemId" from disclosure.request`

export async function listRequests(ctx: Ctx, organisationId: string, askedBy: string | null): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`${requests} where organisation_id = ${organisationId}::uuid and (${askedBy}::uuid is null or asked_by = ${askedBy}::uuid)
    order by answered_on is not null, asked_on desc, id desc limit 200`.execute(ctx.db)
  return rows
}

export async function findRequest(ctx: Ctx, organisationId: string, id: string): Promise<RequestRow | null> {
  const { rows } = await sql<RequestRow>`${requests} where organisation_id = ${organisationId}::uuid and id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

export async function insertRequest(ctx: Ctx, organisationId: string, row: { askedOn: string; askerName: string; memberId: string | null; kind: Kind | null; question: string }): Promise<string> {
  const id = newId()
  await sql`insert into disclosure.request (organisation_id, id, asked_on, asked_by, asker_name, member_id, kind, question)
    values (${organisationId}::uuid, ${id}::uuid, ${row.askedOn}::date, ${ctx.actor.id}::uuid, ${row.askerName}, ${row.memberId}::uuid, ${row.kind}, ${row.question})`.execute(ctx.db)
  return id
}

export async function answerRow(ctx: Ctx, organisationId: string, id: string, answer: { on: string; text: string; itemId: string | null }): Promise<boolean> {
  const { rows } = await sql`update disclosure.request set answered_on = ${answer.on}::date, answered_by = ${ctx.actor.id}::uuid, answer = ${answer.text}, item_id = ${answer.itemId}::uuid
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and answered_on is null returning id`.execute(ctx.db)
  return rows.length > 0
}

/** False: it is published, and stays as it was read. */
export async function updateContent(ctx: Ctx, organisationId: string, id: string, c: Pick<ItemRow, 'title' | 'number' | 'body' | 'documentId' | 'fileId' | 'fund'>): Promise<boolean> {
  const { rows } = await sql`update disclosure.item set title = ${c.title}, number = ${c.number}, body = ${c.body}, document_id = ${c.documentId}::uuid, file_id = ${c.fileId}::uuid, fund = ${c.fund as never}::jsonb
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and published_at is null returning id`.execute(ctx.db)
  return rows.length > 0
}

/** An item that waits for its content: of this kind, of this meeting where one is named. */
export async function findWaiting(ctx: Ctx, organisationId: string, kind: Kind, subjectId: string | null): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from disclosure.item where organisation_id = ${organisationId}::uuid and kind = ${kind} and published_at is null
      and body is null and document_id is null and file_id is null and fund is null and (${subjectId}::text is null or subject_id = ${subjectId})
    order by issued_on desc, id desc limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}

export async function isOnTheBoard(ctx: Ctx, organisationId: string, documentId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from disclosure.item where organisation_id = ${organisationId}::uuid and document_id = ${documentId}::uuid`.execute(ctx.db)
  return rows.length > 0
}

export async function attachDocument(ctx: Ctx, organisationId: string, id: string, paper: { documentId: string; number: string }): Promise<boolean> {
  const { rows } = await sql`update disclosure.item set document_id = ${paper.documentId}::uuid, number = ${paper.number}
    where organisation_id = ${organisationId}::uuid and id = ${id}::uuid and published_at is null returning id`.execute(ctx.db)
  return rows.length > 0
}
