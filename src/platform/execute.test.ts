import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { drainOutbox } from './events.server.ts'
import { execute } from './execute.server.ts'
import { newId } from './ids.ts'
import { createKernel, type Kernel } from './kernel.server.ts'
import type { Module } from './module.ts'
import { anonymous, operation } from './operation.server.ts'
import { AppError } from './problem.ts'
import { testDatabase, type TestDatabase } from './testing.server.ts'

let t: TestDatabase
let kernel: Kernel
const heard: unknown[] = []

const note = z.object({ id: z.uuid(), organisationId: z.uuid(), text: z.string(), version: z.int() })
const inputs = { write: z.object({ organisationId: z.uuid(), text: z.string().min(1) }), read: z.object({ id: z.uuid() }), change: z.object({ id: z.uuid(), text: z.string() }) }

const writeNote = operation({
  id: 'probe.writeNote', http: 'POST /notes', summary: 'Writes a note.', input: inputs.write, output: note, status: 201,
  allow: (actor) => actor.grants.has('probe.write'),
  run: async (ctx, input) => {
    const id = newId()
    await sql`insert into probe.note (id, organisation_id, text) values (${id}::uuid, ${input.organisationId}::uuid, ${input.text})`.execute(ctx.db)
    await ctx.emit('probe.noteWritten', { id })
    if (input.text === 'fault') throw new Error('in the middle')
    return { id, ...input, version: 1 }
  },
})
const readNote = operation({
  id: 'probe.readNote', http: 'GET /notes/{id}', summary: 'Reads a note.', reads: true, input: inputs.read, output: note.nullable(),
  allow: (actor) => actor.id !== null, etag: (n) => String(n?.version),
  run: async (ctx, { id }) => (await sql<z.output<typeof note>>`select id, organisation_id as "organisationId", text, version from probe.note where id = ${id}::uuid`.execute(ctx.db)).rows[0] ?? null,
})
const changeNote = operation({
  id: 'probe.changeNote', http: 'PATCH /notes/{id}', summary: 'Changes a note.', ifMatch: true, input: inputs.change, output: z.object({ version: z.int() }),
  allow: (actor) => actor.grants.has('probe.write'),
  run: async (ctx, { id, text }) => {
    const { rows } = await sql<{ version: number }>`update probe.note set text = ${text} where id = ${id}::uuid and version = ${Number(ctx.ifMatch)} returning version`.execute(ctx.db)
    if (!rows[0]) throw new AppError('precondition_failed', 'platform.ifMatchFailed')
    return rows[0]
  },
})
const probe: Module = {
  name: 'probe', requires: [], operations: [writeNote, readNote, changeNote], messages: { vi: {}, en: {} },
  reactions: [{ event: 'probe.noteWritten', name: 'hear', run: async (_ctx, payload) => { heard.push(payload.id) } }],
}

const organisation = newId()
const member = () => t.actor({ orgIds: [organisation], grants: ['probe.write'] })
const run = async <T>(...[call, op, input]: [Parameters<typeof execute>[1], typeof writeNote | typeof readNote | typeof changeNote, unknown]): Promise<T> =>
  (await execute(kernel, call, op as typeof readNote, input)).output as T

beforeAll(async () => {
  t = await testDatabase()
  await t.ownerSql.unsafe(`create schema probe authorization chung_owner; set role chung_owner; grant usage on schema probe to chung_app;
    create table probe.note (organisation_id uuid not null, id uuid not null, text text not null, version int not null default 1, primary key (organisation_id, id));
    select platform.protect_tenant('probe.note', 'organisation_id'), platform.add_touch('probe.note'); reset role`)
  kernel = createKernel(t.urls, [probe], { app: 4, public: 1, national: 1 })
})
afterAll(async () => {
  await kernel.close()
  await t.close()
})

describe('an operation', () => {
  test('a statement of the pool never runs inside the transaction of somebody who is reading', async () => {
    const narrow = createKernel(t.urls, [probe], { app: 1, public: 1, national: 1 })
    const outside = () => narrow.pools.app<{ orgs: string; readOnly: string }[]>`select coalesce(current_setting('app.org_ids', true), '') as orgs, current_setting('transaction_read_only') as "readOnly"`
    const inside = () => execute(narrow, { actor: member() }, readNote, { id: newId() })
    const seen = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? inside().then(() => null) : outside().then(([row]) => row))))
    await narrow.close()
    expect(seen.filter((row) => row !== null)).toEqual(Array.from({ length: 20 }, () => ({ orgs: '', readOnly: 'off' })))
  })

  test('refuses input of the wrong shape and names the field', async () => {
    const refusal = await run({ actor: member() }, writeNote, { organisationId: 'x', text: '' }).catch((e: AppError) => e)
    expect(refusal).toMatchObject({ code: 'invalid', fields: [{ path: 'organisationId' }, { path: 'text' }] })
  })

  test('asks who may: nobody signed in is 401, somebody without the grant 403', async () => {
    const input = { organisationId: organisation, text: 'a' }
    await expect(run({ actor: anonymous }, writeNote, input)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(run({ actor: t.actor({ orgIds: [organisation] }) }, writeNote, input)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('sees only rows of its own organisations, and cannot write into another one', async () => {
    const written = await run<{ id: string }>({ actor: member() }, writeNote, { organisationId: organisation, text: 'ours' })
    expect(await run({ actor: member() }, readNote, written)).toMatchObject({ text: 'ours' })
    expect(await run({ actor: t.actor({ orgIds: [newId()] }) }, readNote, written)).toBeNull()
    await expect(run({ actor: member() }, writeNote, { organisationId: newId(), text: 'theirs' })).rejects.toMatchObject({ code: '42501' })
  })

  test('settings do not outlive the transaction: the next actor on the connection sees nothing', async () => {
    const written = await run<{ id: string }>({ actor: member() }, writeNote, { organisationId: organisation, text: 'x' })
    for (let i = 0; i < 8; i += 1) expect(await run({ actor: t.actor() }, readNote, written)).toBeNull()
  })

  test('leaves a trail with actor, action, ground and both sides', async () => {
    const actor = member()
    const { id } = await run<{ id: string }>({ actor }, writeNote, { organisationId: organisation, text: 'first' })
    await run({ actor, ifMatch: '1', ground: 'Quyết định 12' }, changeNote, { id, text: 'second' })
    const trail = await t.ownerSql`select operation, action, actor_id, ground, before->>'text' as before, after->>'text' as after from platform.audit where row_id = ${id} order by id`
    expect([...trail]).toMatchObject([
      { operation: 'I', action: 'probe.writeNote', actor_id: actor.id, before: null, after: 'first' },
      { operation: 'U', action: 'probe.changeNote', actor_id: actor.id, ground: 'Quyết định 12', before: 'first', after: 'second' },
    ])
  })

  test('a fault in the middle leaves nothing: no row, no fact, no trail', async () => {
    const counts = () => t.ownerSql`select (select count(*) from probe.note) as notes, (select count(*) from platform.outbox) as facts, (select count(*) from platform.audit) as trail`
    const before = await counts()
    await expect(run({ actor: member() }, writeNote, { organisationId: organisation, text: 'fault' })).rejects.toThrow('in the middle')
    expect(await counts()).toEqual(before)
  })

  test('a change must name the version it changes, and a stale one is refused', async () => {
    const { id } = await run<{ id: string }>({ actor: member() }, writeNote, { organisationId: organisation, text: 'v1' })
    await expect(run({ actor: member() }, changeNote, { id, text: 'v2' })).rejects.toMatchObject({ code: 'precondition_required' })
    await run({ actor: member(), ifMatch: '1' }, changeNote, { id, text: 'v2' })
    await expect(run({ actor: member(), ifMatch: '1' }, changeNote, { id, text: 'v3' })).rejects.toMatchObject({ code: 'precondition_failed' })
  })
})

describe('an Idempotency-Key', () => {
  const count = async (text: string): Promise<number> => Number((await t.ownerSql`select count(*) as n from probe.note where text = ${text}`)[0]?.n)

  test('sent again gives the stored answer and writes nothing', async () => {
    const call = { actor: member(), idempotencyKey: 'again' }
    const input = { organisationId: organisation, text: 'once' }
    expect(await run(call, writeNote, input)).toEqual(await run(call, writeNote, input))
    expect(await count('once')).toBe(1)
  })

  test('sent many times at once still writes one row', async () => {
    const call = { actor: member(), idempotencyKey: 'together' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => run<{ id: string }>(call, writeNote, { organisationId: organisation, text: 'together' })))
    expect(new Set(answers.map((a) => a.id)).size).toBe(1)
    expect(await count('together')).toBe(1)
  })

  test('sent again to what would now refuse still gives the stored answer', async () => {
    const call = { actor: member(), idempotencyKey: 'used up' }
    let left = 1
    const useUp = operation({ ...writeNote, id: 'probe.useUp', run: async (_ctx, input) => {
      if (left === 0) throw new AppError('conflict', 'platform.invalid')
      left -= 1
      return { id: newId(), ...input, version: 1 }
    } })
    const first = await run(call, useUp, { organisationId: organisation, text: 'used up' })
    expect(await run(call, useUp, { organisationId: organisation, text: 'used up' })).toEqual(first)
    await expect(run({ ...call, idempotencyKey: 'later' }, useUp, { organisationId: organisation, text: 'used up' })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is looked up before an operation that also works outside the database', async () => {
    const call = { actor: member(), idempotencyKey: 'outside' }
    let runs = 0
    const callOut = operation({ ...writeNote, id: 'probe.callOut', outside: true, run: async (_ctx, input) => ({ id: newId(), ...input, version: runs += 1 }) })
    const input = { organisationId: organisation, text: 'outside' }
    expect(await run(call, callOut, input)).toEqual(await run(call, callOut, input))
    expect(runs).toBe(1)
  })

  test('keeps an answer that holds a secret only sealed, and still gives it again', async () => {
    const tellSecret = operation({ ...writeNote, id: 'probe.tellSecret', secretAnswer: true, run: async (_ctx, input) => ({ id: newId(), ...input, text: 'bí mật chỉ hiện một lần', version: 1 }) })
    const call = { actor: member(), idempotencyKey: 'secret' }
    const first = await run(call, tellSecret, { organisationId: organisation, text: 'x' })
    expect(await run(call, tellSecret, { organisationId: organisation, text: 'x' })).toEqual(first)
    const kept = await t.ownerSql`select body::text from platform.idempotency where key = 'secret'`
    expect(kept[0]?.body).not.toContain('bí mật')
  })

  test('with other content is a conflict; another person may use the same key', async () => {
    const call = { actor: member(), idempotencyKey: 'mine' }
    await run(call, writeNote, { organisationId: organisation, text: 'mine' })
    await expect(run(call, writeNote, { organisationId: organisation, text: 'changed' })).rejects.toMatchObject({ code: 'conflict' })
    await run({ ...call, actor: member() }, writeNote, { organisationId: organisation, text: 'other person' })
    expect(await count('other person')).toBe(1)
  })
})

test('facts reach their reactions once, also when several workers look for them', async () => {
  heard.length = 0
  await t.ownerSql`update platform.outbox set done_at = now()`
  const { id } = await run<{ id: string }>({ actor: member() }, writeNote, { organisationId: organisation, text: 'fact' })
  await Promise.all([drainOutbox(kernel), drainOutbox(kernel), drainOutbox(kernel)])
  expect(heard).toEqual([id])
})

describe('work ahead of the transaction', () => {
  const gate = Promise.withResolvers<void>()
  const slowly = operation({
    id: 'probe.slowly', summary: 'Thinks before it writes.', input: inputs.read, output: z.object({ seen: z.boolean() }), allow: () => true,
    ahead: async (read, { id }) => {
      await read(readNote, { id })
      await gate.promise
    },
    run: async () => ({ seen: true }),
  })

  test('holds no connection: more of it than there are connections, and others are served meanwhile', async () => {
    const thinking = Array.from({ length: 12 }, () => execute(kernel, { actor: member() }, slowly, { id: newId() }))
    await run({ actor: member() }, writeNote, { organisationId: organisation, text: 'giữa chừng' })
    gate.resolve()
    expect((await Promise.all(thinking)).every(({ output }) => output.seen)).toBe(true)
  })

  test('is not left out inside another operation: that is refused', async () => {
    const outer = operation({ id: 'probe.outer', summary: 'Calls it.', input: inputs.read, output: z.object({ seen: z.boolean() }), allow: () => true, run: (ctx, input) => ctx.call(slowly, input) })
    await expect(execute(kernel, { actor: member() }, outer, { id: newId() })).rejects.toThrow('before a transaction')
  })
})
