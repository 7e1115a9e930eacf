import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'

export type Device = { id: string; endpoint: string; p256dh: string; auth: string; label: string; createdAt: Date }

export async function insertDevice(ctx: Ctx, device: Pick<Device, 'endpoint' | 'p256dh' | 'auth' | 'label'>): Promise<string> {
  const id = newId()
  // The same browser may be handed to another person: the subscription follows who allowed it last.
  const { rows } = await sql<{ id: string }>`
    insert into notices.device (id, person_id, endpoint, p256dh, auth, label, created_at)
    values (${id}::uuid, ${ctx.actor.id}::uuid, ${device.endpoint}, ${device.p256dh}, ${device.auth}, ${device.label}, ${ctx.now}::timestamptz)
    on conflict (endpoint) do update set person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth, label = excluded.label returning id`.execute(ctx.db)
  return rows[0]?.id ?? id
}

export async function listDevices(ctx: Ctx, personId: string): Promise<Device[]> {
  const { rows } = await sql<Device>`select id, endpoint, p256dh, auth, label, created_at as "createdAt" from notices.device where person_id = ${personId}::uuid order by id`.execute(ctx.db)
  return rows
}

export async function deleteDevice(ctx: Ctx, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from notices.device where id = ${id}::uuid and person_id = ${personId}::uuid returning id`.execute(ctx.db)
  return rows.length > 0
}
