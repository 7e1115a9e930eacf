import * as z from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { API_PREFIX } from './http.server.ts'
import type { Module } from './module.ts'
import type { AnyOperation } from './operation.server.ts'

/** OpenAPI 3.1 from the list of operations: there is no second description to rot. */
export function openApiDocument(modules: readonly Module[], version: string): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {}
  for (const module of modules) {
    for (const op of module.operations) {
      if (!op.http) continue
      const [method, path] = op.http.split(' ') as [string, string]
      const url = API_PREFIX + path
      paths[url] = { ...paths[url], [method.toLowerCase()]: operationObject(module.name, method, path, op) }
    }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Chung',
      version,
      description: 'Nền tảng số dùng chung của hợp tác xã Việt Nam. Every refusal is a problem document (RFC 9457); every POST needs an Idempotency-Key; lists come in keyset pages (`next` is the cursor of the following page).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{}, { key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key or a token of `npx chung token`.' } },
    },
  }) as unknown as Record<string, unknown>
}

const problem = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(), instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), detail: z.string() })).optional(),
}).meta({ id: 'Problem', description: 'RFC 9457: what was refused, why, and what to do next.' })

const answersNothing = (op: AnyOperation): boolean => op.output instanceof z.ZodVoid

function operationObject(tag: string, method: string, path: string, op: AnyOperation): ZodOpenApiOperationObject {
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]))
  const shape = op.input instanceof z.ZodObject ? (op.input.shape as Record<string, z.ZodType>) : {}
  const rest = Object.entries(shape).filter(([name]) => !inPath.has(name) && name !== 'file')
  const named = (names: [string, z.ZodType][]) => z.object(Object.fromEntries(names))
  const headers: Record<string, z.ZodType> = {}
  if (method === 'POST' && !op.unlinked) headers['Idempotency-Key'] = z.string().min(1).max(255).meta({ description: 'One key for each sending; sending again with it gives the stored answer.' })
  if (op.ifMatch) headers['If-Match'] = z.string().meta({ description: 'The ETag of the record that is changed.' })
  const object: ZodOpenApiOperationObject = {
    operationId: op.id,
    tags: [tag],
    summary: op.summary,
    requestParams: {
      path: named(Object.entries(shape).filter(([name]) => inPath.has(name))),
      ...(method === 'GET' || op.upload ? { query: named(rest) } : {}),
      header: z.object(headers),
    },
    responses: {
      [String(answersNothing(op) ? 204 : (op.status ?? 200))]: answersNothing(op) ? { description: 'Done' } : { description: 'Done', content: { 'application/json': { schema: op.output } } },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: problem } } },
    },
  }
  if (op.upload) {
    object.requestBody = { content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) }, 'multipart/form-data': { schema: z.object({ file: z.string().meta({ format: 'binary' }) }) } } }
  } else if (method !== 'GET' && rest.length > 0) {
    object.requestBody = { content: { 'application/json': { schema: named(rest) } } }
  }
  return object
}
