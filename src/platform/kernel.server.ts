import type { Kysely } from 'kysely'
import { kyselyOver, openPool, sender, type Pool } from './connection.server.ts'
import type { DB } from './db-types.ts'
import type { Job, Module, Reaction } from './module.ts'
import type { Actor } from './operation.server.ts'
import { translator, type Catalogue, type Locale } from './i18n.ts'
import type { Params } from './problem.ts'
import { allEnded } from './transaction.server.ts'
import platformVi from './messages/vi.json' with { type: 'json' }
import platformEn from './messages/en.json' with { type: 'json' }
import workbookVi from './workbook/messages/vi.json' with { type: 'json' }
import workbookEn from './workbook/messages/en.json' with { type: 'json' }

/** Addresses of the three login roles that serve requests, and of the owner for set-up work. */
export type Urls = { owner: string; app: string; public: string; national: string }

export type Enqueue = (db: Kysely<DB>, job: string, payload: Record<string, unknown>, actor: Actor, after?: Date) => Promise<string>

/** One running platform: its pools, its modules, its words. Tests make one for each database. */
export type Kernel = {
  pools: { app: Pool; public: Pool; national: Pool }
  publicDb: Kysely<DB>
  modules: readonly Module[]
  reactions: ReadonlyMap<string, readonly Reaction[]>
  jobs: ReadonlyMap<string, Job>
  translate: (locale: Locale, key: string, params?: Params) => string
  /** Puts a job into the queue on the given connection; set when the queue runs. */
  enqueue: Enqueue
  /** Woken after a commit that emitted facts. */
  wake: () => void
  noteReads: (rows: readonly ReadNote[]) => void
  close: () => Promise<void>
}
/** Some minutes of a busy day; beyond that memory is worth more than notes. */
const READ_NOTES_MAX = 100_000
export type ReadNote = { at: Date; actor_id: string | null; organisation_id: string; what: string; action: string; request_id: string }

const refuseJobs: Enqueue = () => Promise.reject(new Error('the job queue is not running'))

/** The platform's own words; a test compares both languages. */
export const platformMessages: Record<Locale, Catalogue> = { vi: { ...platformVi, ...workbookVi }, en: { ...platformEn, ...workbookEn } }

function collectMessages(modules: readonly Module[], locale: Locale): Catalogue {
  return Object.assign({}, platformMessages[locale], ...modules.map((m) => m.messages[locale]))
}

function collectReactions(modules: readonly Module[]): Map<string, Reaction[]> {
  const byEvent = new Map<string, Reaction[]>()
  for (const reaction of modules.flatMap((m) => m.reactions ?? [])) {
    byEvent.set(reaction.event, [...(byEvent.get(reaction.event) ?? []), reaction])
  }
  return byEvent
}

export function createKernel(urls: Urls, modules: readonly Module[], size: { app: number; public: number; national: number } = { app: 10, public: 8, national: 3 }): Kernel {
  const pools = {
    app: openPool(urls.app, size.app),
    public: openPool(urls.public, size.public),
    national: openPool(urls.national, size.national),
  }
  const buffer: ReadNote[] = []
  let flushing: Promise<void> | null = null
  /** What could not be written waits for the next time: a database that restarts must cost neither notes nor the process. */
  const flush = async (): Promise<void> => {
    while (buffer.length > 0) {
      const rows = buffer.splice(0, 500)
      try {
        await pools.app`insert into platform.reading ${pools.app(rows, 'at', 'actor_id', 'organisation_id', 'what', 'action', 'request_id')}`
      } catch {
        if (buffer.length < READ_NOTES_MAX) buffer.unshift(...rows)
        return
      }
    }
  }
  const kernel: Kernel = {
    pools,
    publicDb: kyselyOver(sender(pools.public)),
    modules,
    reactions: collectReactions(modules),
    jobs: new Map(modules.flatMap((m) => m.jobs ?? []).map((job) => [job.name, job])),
    translate: translator({ vi: collectMessages(modules, 'vi'), en: collectMessages(modules, 'en') }),
    enqueue: refuseJobs,
    wake: () => undefined,
    noteReads: (rows) => {
      buffer.push(...rows)
      // A batch at a time: a note for each read would double the cost of reading.
      flushing ??= new Promise<void>((resolve) => setTimeout(resolve, 250)).then(flush).finally(() => { flushing = null })
    },
    close: async () => {
      await flushing
      await flush()
      await Promise.all([pools.app, pools.national].map(allEnded))
      await Promise.all([pools.app.end({ timeout: 5 }), pools.public.end({ timeout: 5 }), pools.national.end({ timeout: 5 })])
    },
  }
  return kernel
}

/** The one kernel of a serving process: pages and API share it. */
let serving: Kernel | null = null
export const serveKernel = (kernel: Kernel | null): void => { serving = kernel }
export function currentKernel(): Kernel {
  if (!serving) throw new Error('no kernel is serving: startServer makes it')
  return serving
}
