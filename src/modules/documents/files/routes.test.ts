import { createHash } from 'node:crypto'
import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PDF_MAX_BYTES } from '../operations.server.ts'
import { COMPARISON_COOKIE, registerComparison } from './routes.server.ts'

const app = Fastify()
beforeAll(async () => { await app.register(multipart); registerComparison(app); await app.ready() })
afterAll(() => app.close())

const send = (code: string, content: Buffer | null) => {
  const head = `--x\r\ncontent-disposition: form-data; name="tep"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
  return app.inject({
    method: 'POST', url: `/tep/so-sanh/${code}`,
    ...(content ? { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--x--\r\n')]) } : {}),
  })
}

test('the hash of the file goes back to the page of that code only, for a minute, out of reach of scripts', async () => {
  const answer = await send('0123456789ab', Buffer.from('giấy'))
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/xac-nhan/0123-4567-89AB#so-sanh')
  expect(answer.headers['set-cookie']).toBe(`${COMPARISON_COOKIE}=${createHash('sha256').update('giấy').digest('hex')}; Path=/xac-nhan/0123-4567-89AB; Max-Age=60; HttpOnly; SameSite=Lax`)
})

test.each([['no file', null, 'documents.fileMissing'], ['an empty file', Buffer.alloc(0), 'documents.fileMissing'], ['a file that is too large', Buffer.alloc(PDF_MAX_BYTES + 1), 'documents.tooLarge']])(
  '%s is said on the page', async (_, content, key) => {
    const answer = await send('0123456789AB', content)
    expect(answer.headers.location).toBe(`/xac-nhan/0123-4567-89AB?loi=${key}#so-sanh`)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

test('what is no code leads to where one is typed', async () => expect((await send('xx', Buffer.from('x'))).headers.location).toBe('/xac-nhan'))
