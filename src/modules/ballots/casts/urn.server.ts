import { sql } from 'kysely'
import { open, seal } from '#platform/secrets.server.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { BoxView } from '../schema.ts'
import type { PaperSheet } from './receipt.ts'

/** The open box's own tables, reached through functions only: nobody who serves may look into them. */
export async function makeUrn(ctx: Ctx, boxId: string): Promise<void> {
  await sql`select ballots.make_urn(${boxId}::uuid)`.execute(ctx.db)
}

export async function keepKey(ctx: Ctx, boxId: string, weight: number, privateKey: string): Promise<void> {
  await sql`select ballots.keep_key(${boxId}::uuid, ${weight}, ${seal(privateKey)})`.execute(ctx.db)
}

export async function privateKeyOf(ctx: Ctx, boxId: string, weight: number): Promise<string | null> {
  const { rows } = await sql<{ sealed: Uint8Array | null }>`select ballots.sealed_key(${boxId}::uuid, ${weight}) as sealed`.execute(ctx.db)
  const sealed = rows[0]?.sealed
  return sealed ? open(sealed) : null
}

export type OpenBox = PaperSheet & { kind: BoxView['kind']; revote: boolean; entitled: number }
export async function findOpenBox(ctx: Ctx, boxId: string): Promise<OpenBox | null> {
  const { rows } = await sql<{ box: OpenBox | null }>`select ballots.open_box(${boxId}::uuid) as box`.execute(ctx.db)
  return rows[0]?.box ?? null
}

export type Spent = 'counted' | 'spent' | 'newer' | 'closed'
export type Spending = { boxId: string; token: Uint8Array; weight: number; turn: number; paper: string; revote: boolean }
export async function spend(ctx: Ctx, s: Spending): Promise<Spent> {
  const { rows } = await sql<{ outcome: Spent }>`
    select ballots.spend(${s.boxId}::uuid, ${Buffer.from(s.token)}, ${s.weight}, ${s.turn}, ${s.paper}, ${s.revote}, ${ctx.now}::timestamptz) as outcome`.execute(ctx.db)
  return rows[0]?.outcome ?? 'closed'
}

/** How many ballots were in it; null when there is no such box any more. */
export async function emptyUrn(ctx: Ctx, boxId: string): Promise<number | null> {
  const { rows } = await sql<{ moved: number | null }>`select ballots.empty_urn(${boxId}::uuid) as moved`.execute(ctx.db)
  return rows[0]?.moved ?? null
}

export async function discard(ctx: Ctx, boxId: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select ballots.discard_box(${boxId}::uuid) as gone`.execute(ctx.db)
  return rows[0]?.gone ?? false
}

export type BoardRow = { token: Uint8Array; weight: number; paper: string }
/** By random number: the order of the list says nothing. */
export async function boardOf(ctx: Ctx, boxId: string): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`select token, weight, paper from ballots.board where box_id = ${boxId}::uuid order by id`.execute(ctx.db)
  return rows
}
