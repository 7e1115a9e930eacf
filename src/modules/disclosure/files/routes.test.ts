import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { readFile } from './operations.server.ts'
import { registerDisclosureFiles } from './routes.server.ts'

let t: World
let app: FastifyInstance
let actor: Actor
beforeAll(async () => {
  t = await castWorld()
  app = Fastify()
  await app.register(multipart)
  registerDisclosureFiles(app, { kernel: t.kernel, actorOf: () => actor })
})
afterAll(async () => { await app.close(); await t.close() })

const ITEM = '0199a000-0000-7000-a000-000000000d01'
const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex')
const send = async (bytes: Buffer | null, headers: Record<string, string> = { origin: 'http://localhost' }) => {
  const boundary = 'ranh-gioi'
  const part = bytes === null ? Buffer.alloc(0)
    : Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="bang-tin.png"\r\ncontent-type: image/png\r\n\r\n`), bytes, Buffer.from('\r\n')])
  const payload = Buffer.concat([part, Buffer.from(`--${boundary}--\r\n`)])
  const answer = await app.inject({ method: 'POST', url: `/tep/cong-khai/${ITEM}`, headers: { host: 'localhost', 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers }, payload })
  return { status: answer.statusCode, to: String(answer.headers.location) }
}

test('a photograph sent from the item’s page comes back to it as its id', async () => {
  actor = await t.as('giamdoc')
  const { status, to } = await send(PNG)
  expect(status).toBe(303)
  const id = new RegExp(`^/cong-khai/quan-ly/${ITEM}\\?tep=([0-9a-f-]{36})$`).exec(to)?.[1] ?? ''
  expect(await t.execute(actor, readFile, { code: goMay.code, id })).toMatchObject({ name: 'bang-tin.png', mediaType: 'image/png' })
})
test('what is refused goes back with the key of a message: another origin, no file, no picture, a member, nobody', async () => {
  actor = await t.as('giamdoc')
  expect((await send(PNG, { origin: 'https://elsewhere.example' })).to).toBe(`/cong-khai/quan-ly/${ITEM}?loi=disclosure.otherOrigin`)
  expect((await send(null)).to).toContain('loi=disclosure.fileMissing')
  expect((await send(Buffer.from('<html>'))).to).toContain('loi=disclosure.fileKind')
  actor = await t.as('thanhvien')
  expect((await send(PNG)).to).toContain('loi=platform.forbidden')
  actor = anonymous
  expect((await send(PNG)).to).toMatch(/^\/dang-nhap/)
})
