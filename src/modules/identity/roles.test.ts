import { expect, it } from 'vitest'
import { modules } from '#modules/registry.server.ts'
import roles from '#data/identity/roles.json' with { type: 'json' }
import { officeKinds } from './rules.ts'

const owned = new Set(modules.flatMap((m) => m.grants ?? []))
const present = new Set(modules.map((m) => m.name))
const given = new Set(roles.roles.flatMap((role) => role.grants))

it('a role gives only grants that a module owns', () => {
  expect([...given].filter((grant) => present.has(grant.split('.')[0] ?? '') && !owned.has(grant))).toEqual([])
})

it('every grant is given to some role', () => {
  expect([...owned].filter((grant) => !given.has(grant))).toEqual([])
})

it('every kind of office has a role, every role a kind', () => {
  const kinds = roles.roles.flatMap((role) => role.officeKinds)
  expect(officeKinds.filter((kind) => !kinds.includes(kind))).toEqual([])
  expect(kinds.filter((kind) => !(officeKinds as readonly string[]).includes(kind))).toEqual([])
})

it('every grant and kind of office has its words in both languages', () => {
  for (const locale of ['vi', 'en'] as const) {
    const words = Object.assign({}, ...modules.map((m) => m.messages[locale])) as Record<string, string>
    expect([...owned].filter((grant) => !words[`grant.${grant}`])).toEqual([])
    expect(officeKinds.filter((kind) => !words[`identity.office.${kind}`])).toEqual([])
  }
})
