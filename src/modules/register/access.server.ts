import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { readHandle } from './handle.ts'

/** The organisation a path names, as far as row-level security shows it to this actor. */
export type Subject = { id: string; code: string | null; type: string; name: string; mirrored: boolean; status: string; province: string | null; commune: string | null; version: number }

async function findSubject(db: Kysely<DB>, code: string | null, id: string | null): Promise<Subject | null> {
  const { rows } = await sql<Subject>`select id, code, type, name, mirrored, status, province_code as province, commune_code as commune, version
    from register.organisation where code = ${code} or id = ${id}::uuid order by status = 'ended' limit 1`.execute(db)
  return rows[0] ?? null
}

/** Not there and not ours look the same: nobody learns of a record by asking. */
export async function getSubject(ctx: Ctx, text: string): Promise<Subject> {
  const handle = readHandle(text)
  const subject = handle && await findSubject(ctx.db, 'code' in handle ? handle.code : null, 'id' in handle ? handle.id : null)
  if (!subject) throw new AppError('not_found', 'register.organisationNotFound', { code: text })
  return subject
}

/** For what only the organisation itself does. */
export async function getOwnSubject(ctx: Ctx, text: string): Promise<Subject> {
  const subject = await getSubject(ctx, text)
  if (!ctx.actor.orgIds.includes(subject.id)) throw new AppError('forbidden', 'register.notOwn', { name: subject.name })
  return subject
}

/** For what an officer does about an organisation, never about the own one. */
export async function getSupervisedSubject(ctx: Ctx, text: string): Promise<Subject> {
  const subject = await getSubject(ctx, text)
  if (ctx.actor.territory === null && ctx.actor.alliance === null) throw new AppError('forbidden', 'register.notOfficer', { name: subject.name })
  return subject
}
