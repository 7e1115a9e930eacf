import { expect, test } from 'vitest'
import { outlineOf } from './outline.ts'

const document = {
  paths: {
    '/api/v1/boats': {
      get: {
        operationId: 'boats.list', tags: ['boats'], summary: 'Boats of a harbour.',
        parameters: [{ name: 'kind', in: 'query', schema: { enum: ['sail', 'motor'] } }, { name: 'limit', in: 'query', required: true, schema: { type: 'integer', description: 'At most so many.' } }],
        responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Boats' } } } } },
      },
    },
    '/api/v1/papers': { post: { operationId: 'boats.bring', tags: ['boats'], requestBody: { content: { 'application/octet-stream': {}, 'multipart/form-data': {} } }, responses: { 202: {} } } },
  },
  components: { schemas: {
    __schema0: { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/components/schemas/__schema0' } }] },
    Boats: { type: 'object', required: ['items'], properties: {
      items: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: { type: 'string', description: 'As painted.' }, log: { $ref: '#/components/schemas/__schema0' }, built: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] } } } },
    } },
  } },
}

test('the description becomes lines: what goes in, what comes out, records inside lists field by field', () => {
  const [boats] = outlineOf(document)
  expect(boats?.tag).toBe('boats')
  expect(boats?.operations[0]).toMatchObject({
    method: 'GET', path: '/api/v1/boats', status: '200', summary: 'Boats of a harbour.',
    parameters: [{ name: 'kind', type: '"sail" | "motor"', required: false }, { name: 'limit', type: 'integer', required: true, description: 'At most so many.' }],
    answer: [
      { name: 'items', type: 'object[]', required: true },
      { name: 'items[].name', type: 'string', required: true, description: 'As painted.' },
      { name: 'items[].log', type: 'JSON', required: false },
      { name: 'items[].built', type: 'string (date) | null', required: false },
    ],
  })
  expect(boats?.operations[1]).toMatchObject({ method: 'POST', status: '202', body: [{ name: 'file', required: true }] })
})
