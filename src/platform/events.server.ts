import { sql } from 'kysely'
import { execute } from './execute.server.ts'
import type { Kernel } from './kernel.server.ts'
import { isId } from './ids.ts'
import { operation, system, systemFor, type Actor } from './operation.server.ts'
import * as z from 'zod'

type Fact = { id: number; name: string; payload: Record<string, unknown> }

/** After so many failures a fact waits for a person; the others go on. */
const MAX_ATTEMPTS = 10
const BATCH = 100
/** Facts of another process are found at the latest after so long. */
const POLL_MS = 2000

/** One fact in one transaction: its reactions and the mark that it is done commit together. */
const reactToFact = (kernel: Kernel) => operation({
  id: 'platform.reactToFact',
  summary: 'Runs the reactions to one stored fact.',
  input: z.custom<Fact>(),
  output: z.void(),
  allow: (actor) => actor.kind === 'system',
  run: async (ctx, fact) => {
    const { rows } = await sql`select id from platform.outbox where id = ${fact.id} and done_at is null for update skip locked`.execute(ctx.db)
    if (rows.length === 0) return
    for (const reaction of kernel.reactions.get(fact.name) ?? []) await reaction.run(ctx, fact.payload)
    await sql`update platform.outbox set done_at = now() where id = ${fact.id}`.execute(ctx.db)
  },
})

/** Within the organisation that the fact names: a reaction to one tenant's fact cannot touch another's rows. */
const reactorTo = ({ payload: { organisationId } }: Fact): Actor =>
  typeof organisationId === 'string' && isId(organisationId) ? systemFor(organisationId) : system

/** Takes waiting facts in their order; gives how many were done. */
export async function drainOutbox(kernel: Kernel): Promise<number> {
  const facts = await kernel.pools.app<Fact[]>`
    select id, name, payload from platform.outbox where done_at is null and attempts < ${MAX_ATTEMPTS} order by id limit ${BATCH}`
  let done = 0
  for (const fact of facts) {
    try {
      await execute(kernel, { actor: reactorTo(fact), requestId: `outbox-${fact.id}` }, reactToFact(kernel), fact)
      done += 1
    } catch (error) {
      await kernel.pools.app`update platform.outbox set attempts = attempts + 1, problem = ${String(error)} where id = ${fact.id}`
    }
  }
  return done
}

/** Runs until stopped: at once when this process emits, by polling for what others emit. */
export function startDispatcher(kernel: Kernel, onError: (error: unknown) => void): { stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let queued = false
  let stopped = false
  const turn = (): void => {
    if (queued || stopped) return
    queued = true
    running = running.then(async () => {
      queued = false
      while (!stopped && (await drainOutbox(kernel)) === BATCH);
    }).catch(onError)
  }
  kernel.wake = turn
  const timer = setInterval(turn, POLL_MS)
  turn()
  return { stop: async () => { stopped = true; clearInterval(timer); kernel.wake = () => undefined; await running } }
}
