/** The description of the API as a reader needs it: by module, each operation with what goes in and what comes out. */
export type Field = { name: string; type: string; required: boolean; description: string }
export type OperationOutline = { id: string; method: string; path: string; summary: string; parameters: Field[]; body: Field[]; answer: Field[]; status: string }
export type Group = { tag: string; operations: OperationOutline[] }

type Schema = {
  $ref?: string; type?: string | string[]; enum?: unknown[]; const?: unknown; format?: string; description?: string
  properties?: Record<string, Schema>; required?: string[]; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]
}
type Content = Record<string, { schema?: Schema }>
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Schema }
type OpenApiOperation = {
  operationId?: string; tags?: string[]; summary?: string; parameters?: Parameter[]
  requestBody?: { content?: Content }; responses?: Record<string, { content?: Content }>
}
export type OpenApi = { paths?: Record<string, Record<string, OpenApiOperation>>; components?: { schemas?: Record<string, Schema> } }

/** Records inside records deeper than this are left to /openapi.json. */
const DEEPEST = 3

export function outlineOf(document: OpenApi): Group[] {
  const resolve = (schema: Schema | undefined): Schema => {
    const name = schema?.$ref?.split('/').at(-1)
    return (name ? document.components?.schemas?.[name] : schema) ?? {}
  }

  /** A named record by its name; a value without a name that holds itself (any JSON) is just that. */
  const typeOf = (given: Schema | undefined): string => {
    const name = given?.$ref?.split('/').at(-1)
    if (name) return name.startsWith('__') ? 'JSON' : name
    const schema = given ?? {}
    const choices = schema.anyOf ?? schema.oneOf
    if (choices) return [...new Set(choices.map(typeOf))].join(' | ')
    if (schema.enum) return schema.enum.map((v) => JSON.stringify(v)).join(' | ')
    if (schema.const !== undefined) return JSON.stringify(schema.const)
    if (schema.items) return `${typeOf(schema.items)}[]`
    const type = [schema.type ?? 'any'].flat().join(' | ')
    return schema.format ? `${type} (${schema.format})` : type
  }

  /** The record behind optional, null and list: the one whose fields are worth a line each. */
  const recordIn = (given: Schema | undefined): { schema: Schema; suffix: string } | null => {
    if (given?.$ref?.includes('/__')) return null
    const schema = resolve(given)
    if (schema.properties) return { schema, suffix: '' }
    if (schema.items) {
      const inside = recordIn(schema.items)
      return inside && { schema: inside.schema, suffix: `[]${inside.suffix}` }
    }
    for (const choice of schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []) {
      const inside = recordIn(choice)
      if (inside) return inside
    }
    return null
  }

  const fieldsOf = (given: Schema | undefined, prefix = '', depth = 1): Field[] => {
    const record = recordIn(given)
    if (!record) return []
    const before = prefix || record.suffix ? `${prefix}${record.suffix}.` : ''
    return Object.entries(record.schema.properties ?? {}).flatMap(([key, value]) => {
      const name = before + key
      const own: Field = { name, type: typeOf(value), required: record.schema.required?.includes(key) ?? false, description: value.description ?? resolve(value).description ?? '' }
      return [own, ...(depth < DEEPEST ? fieldsOf(value, name, depth + 1) : [])]
    })
  }

  const operationOf = (method: string, path: string, op: OpenApiOperation): OperationOutline => {
    const [status = '', response] = Object.entries(op.responses ?? {}).find(([code]) => code.startsWith('2')) ?? []
    const json = (content: Content | undefined): Schema | undefined => content?.['application/json']?.schema
    return {
      id: op.operationId ?? `${method}${path}`, method: method.toUpperCase(), path, summary: op.summary ?? '', status,
      parameters: (op.parameters ?? []).map((p) => ({ name: p.name, type: typeOf(p.schema), required: p.required ?? false, description: p.description ?? p.schema?.description ?? '' })),
      body: Object.keys(op.requestBody?.content ?? {}).includes('multipart/form-data')
        ? [{ name: 'file', type: 'multipart/form-data | application/octet-stream', required: true, description: '' }]
        : fieldsOf(json(op.requestBody?.content)),
      answer: fieldsOf(json(response?.content)),
    }
  }

  const groups = new Map<string, OperationOutline[]>()
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, op] of Object.entries(methods)) {
      const tag = op.tags?.[0] ?? ''
      groups.set(tag, [...(groups.get(tag) ?? []), operationOf(method, path, op)])
    }
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }))
}
