import { readFile } from 'node:fs/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { registerApi } from './http.server.ts'
import { newId } from './ids.ts'
import { createKernel, type Kernel } from './kernel.server.ts'
import type { Module } from './module.ts'
import { openApiDocument } from './openapi.server.ts'
import { anonymous, operation, type Actor, type UploadedFile } from './operation.server.ts'
import { AppError } from './problem.ts'
import { testDatabase, type TestDatabase } from './testing.server.ts'

let t: TestDatabase
let kernel: Kernel
let app: FastifyInstance
let actor: Actor = anonymous
let stamped = false
const faults: unknown[] = []

const open = { allow: () => true }
const probe: Module = {
  name: 'probe', requires: [], messages: { vi: { 'probe.tooFew': 'Cần ít nhất {least} người.' }, en: { 'probe.tooFew': 'At least {least} people are needed.' } },
  operations: [
    operation({ ...open, id: 'probe.readThing', http: 'GET /things/{code}', summary: 'Reads.', as: 'public', input: z.object({ code: z.string(), limit: z.coerce.number().int().max(5).default(1) }), output: z.object({ code: z.string(), limit: z.number() }), etag: (o) => `v-${o.code}`, run: async (_ctx, i) => i }),
    operation({ ...open, id: 'probe.makeThing', http: 'POST /things', summary: 'Makes.', status: 201, input: z.object({ name: z.string().min(2) }), output: z.object({ id: z.uuid(), name: z.string() }), run: async (_ctx, { name }) => ({ id: newId(), name }) }),
    operation({ ...open, id: 'probe.refuseThing', http: 'POST /refusals', summary: 'Refuses by law.', input: z.object({}), output: z.object({}), run: async () => { throw new AppError('conflict', 'probe.tooFew', { least: 5 }, { article: 'L4.7' }) } }),
    operation({ ...open, id: 'probe.breakThing', http: 'GET /faults', summary: 'Breaks.', as: 'public', input: z.object({}), output: z.object({}), run: async () => { throw new Error('secret inside') } }),
    operation({ ...open, id: 'probe.takeFile', http: 'POST /files', summary: 'Takes a file.', upload: { maxBytes: 1000 }, input: z.object({ file: z.custom<UploadedFile>() }), output: z.object({ name: z.string(), text: z.string(), size: z.number() }), run: async (_ctx, { file }) => ({ name: file.name, text: await readFile(file.path, 'utf8'), size: file.sizeBytes }) }),
    operation({ id: 'probe.closedThing', http: 'GET /closed', summary: 'Closed.', reads: true, allow: (a) => a.grants.has('probe.see'), input: z.object({}), output: z.object({}), run: async () => ({}) }),
  ],
}

beforeAll(async () => {
  t = await testDatabase()
  kernel = createKernel(t.urls, [probe], { app: 2, public: 1, national: 1 })
  app = Fastify({ genReqId: () => newId() })
  await registerApi(app, { kernel, actorOf: () => actor, demonstration: () => stamped, onError: (error) => { faults.push(error) } })
})
afterAll(async () => {
  await app.close()
  await kernel.close()
  await t.close()
})

const post = (url: string, body: unknown, headers: Record<string, string> = { 'idempotency-key': newId() }) =>
  app.inject({ method: 'POST', url: `/api/v1${url}`, payload: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })

describe('the API', () => {
  test('reads path and query, and answers 304 to a version the caller has', async () => {
    const first = await app.inject('/api/v1/things/abc?limit=3')
    expect(first.json()).toEqual({ code: 'abc', limit: 3 })
    const again = await app.inject({ url: '/api/v1/things/abc', headers: { 'if-none-match': String(first.headers.etag) } })
    expect(again.statusCode).toBe(304)
  })

  test('a POST without Idempotency-Key is 400 and says what to send', async () => {
    const answer = await post('/things', { name: 'ab' }, {})
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json().detail).toContain('Idempotency-Key')
  })

  test('a POST sent twice with its key makes one thing', async () => {
    actor = t.actor()
    const [one, two] = [await post('/things', { name: 'ab' }, { 'idempotency-key': 'k' }), await post('/things', { name: 'ab' }, { 'idempotency-key': 'k' })]
    actor = anonymous
    expect(one.statusCode).toBe(201)
    expect(two.json()).toEqual(one.json())
  })

  test('wrong input names its field; broken JSON, unknown paths and big bodies are problems too', async () => {
    expect((await post('/things', { name: '' })).json()).toMatchObject({ status: 400, errors: [{ path: 'name' }] })
    const broken = await app.inject({ method: 'POST', url: '/api/v1/things', payload: '{', headers: { 'content-type': 'application/json', 'idempotency-key': 'x' } })
    expect(broken.json()).toMatchObject({ status: 400, type: '/problems/platform.badBody' })
    expect((await app.inject('/api/v1/nowhere')).json()).toMatchObject({ status: 404 })
    expect((await post('/things', { name: 'x'.repeat(1_100_000) })).statusCode).toBe(413)
  })

  test('a refusal by law ends its type with the article, in the reader’s language', async () => {
    expect((await post('/refusals', {})).json()).toMatchObject({ type: '/problems/probe.tooFew/L4.7', detail: 'Cần ít nhất 5 người.' })
    expect((await post('/refusals', {}, { 'idempotency-key': 'y', 'accept-language': 'en' })).json().detail).toBe('At least 5 people are needed.')
  })

  test('a fault shows a code to report and nothing of its inside', async () => {
    const answer = await app.inject('/api/v1/faults')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret inside')
    expect(faults).toHaveLength(1)
  })

  test('nobody signed in gets 401 with a challenge, somebody without the grant 403', async () => {
    const anonymousAnswer = await app.inject('/api/v1/closed')
    expect(anonymousAnswer.statusCode).toBe(401)
    expect(anonymousAnswer.headers['www-authenticate']).toContain('Bearer')
    actor = t.actor()
    expect((await app.inject('/api/v1/closed')).statusCode).toBe(403)
    actor = anonymous
  })

  test('a file goes to disk as it comes, and one that is too big is refused while it comes', async () => {
    const send = (payload: string) => app.inject({ method: 'POST', url: '/api/v1/files', payload, headers: { 'content-type': 'application/octet-stream', 'idempotency-key': newId(), 'chung-file-name': encodeURIComponent('danh sách.xlsx') } })
    expect((await send('nội dung')).json()).toMatchObject({ text: 'nội dung', name: 'danh sách.xlsx' })
    expect((await send('x'.repeat(1001))).statusCode).toBe(413)
  })

  test('every answer is stamped while the data are invented', async () => {
    stamped = true
    expect((await app.inject('/api/v1/things/abc')).json()).toMatchObject({ demonstration: true })
    stamped = false
  })

  test('the OpenAPI document describes each route from its schemas', () => {
    const document = openApiDocument([probe], '1') as { openapi: string; paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>> }
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/api/v1/things/{code}']?.get?.parameters.map((p) => `${p.in}:${p.name}`).sort()).toEqual(['path:code', 'query:limit'])
    expect(document.paths['/api/v1/things']?.post?.parameters.map((p) => p.name)).toContain('Idempotency-Key')
  })
})
