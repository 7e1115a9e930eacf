import { readFileSync } from 'node:fs'
import type { Module } from '#platform/module.ts'
import { anonymous, type Actor, type AnyOperation, type Territory } from '#platform/operation.server.ts'

/**
 * Who may call what: each operation against each seeded role, as a file that reviewers read. It asks the same `allow`
 * that guards the request; row-level security then decides which rows.
 */
type Role = { code: string; nameVi: string; officeKinds: string[]; grants: string[] }

const roles = (JSON.parse(readFileSync(new URL('../../data/identity/roles.json', import.meta.url), 'utf8')) as { roles: Role[] }).roles

const PROVINCE = '51'
const COMMUNE = '21109'
const ORGANISATION = '0199a000-0000-7000-8000-000000000427'

const nation: Territory = { level: 'nation' }
const province: Territory = { level: 'province', province: PROVINCE }
const commune: Territory = { level: 'commune', province: PROVINCE, commune: COMMUNE }

/** What an actor of this kind of office sees; the same shape as sign-in gives. */
const placeOf: Record<string, Partial<Actor>> = {
  ministry: { territory: nation }, lineMinistry: { territory: nation },
  provincialCommittee: { territory: province }, department: { territory: province }, steeringCommittee: { territory: province },
  commune: { territory: commune }, allianceNational: { alliance: nation }, allianceProvince: { alliance: province },
  organisation: { orgIds: [ORGANISATION] },
}

function actorOf(role: Role): Actor {
  return {
    ...anonymous, kind: 'person', id: '0199a000-0000-7000-9000-000000000001', login: role.code, name: role.nameVi,
    officeId: '0199a000-0000-7000-9000-0000000000aa', grants: new Set(role.grants), ...placeOf[role.officeKinds[0] ?? ''],
  }
}

/** Some rules look at the input; it is of the right shape and names the actor's own organisation and place. */
const sampleInput: unknown = new Proxy({}, {
  get: (_target, name) => {
    if (typeof name !== 'string') return undefined
    if (/province/i.test(name)) return PROVINCE
    if (/commune/i.test(name)) return COMMUNE
    if (/organisation|^id$/i.test(name)) return ORGANISATION
    return name === 'code' ? '9951000427' : undefined
  },
})

function mark(op: AnyOperation, actor: Actor): string {
  try {
    return op.allow(actor, sampleInput as never) ? '●' : '·'
  } catch {
    return '?'
  }
}

export function permissionMatrix(modules: readonly Module[]): string {
  const actors = [{ code: 'anonymous', actor: anonymous }, ...roles.map((role) => ({ code: role.code, actor: actorOf(role) }))]
  const rows = modules.flatMap((m) => m.operations).map((op) =>
    `| ${op.id} | ${op.http ?? ''} | ${actors.map(({ actor }) => mark(op, actor)).join(' | ')} |`)
  return [
    '# Permission matrix', '',
    'Generated (`npm run generate`): ● may call, · may not. Row-level security then decides which rows. System operations are those without any ●.', '',
    `| Operation | API | ${actors.map((a) => a.code).join(' | ')} |`,
    `|---|---|${actors.map(() => '---').join('|')}|`,
    ...rows, '',
  ].join('\n')
}
