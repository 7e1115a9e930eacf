import type { Kysely } from 'kysely'
import type * as z from 'zod'
import type { Pool } from './connection.server.ts'
import type { DB } from './db-types.ts'
import type { Actor, AnyOperation, Ctx, Operation } from './operation.server.ts'
import type { Catalogue, Locale } from './i18n.ts'

/** What happens when another module's fact becomes known. Must be idempotent: a fact may arrive twice. */
export type Reaction = { event: string; name: string; run: (ctx: Ctx, payload: Record<string, unknown>) => Promise<void> }

/** A slow effect, run outside the request by a worker; may be run again after a crash, so it must be idempotent. */
export type Job = {
  name: string
  run: (job: JobRun) => Promise<void>
  retryLimit?: number
  /** Once each night, as the system over the whole nation. */
  nightly?: true
}
export type JobReport = {
  /** 0 to 1 */
  progress?: number
  counts?: Record<string, number>
  problems?: { row?: number; column?: string; text: string }[]
  resultUrl?: string
}
export type JobRun = {
  id: string
  payload: Record<string, unknown>
  /** Who asked for it, with the powers of that moment. */
  actor: Actor
  execute: <I extends z.ZodType, O extends z.ZodType>(op: Operation<I, O>, input: z.input<I>) => Promise<z.output<O>>
  report: (report: JobReport) => Promise<void>
}

/**
 * A rule of law that the module decides by. Its tests carry the rule's number at the start of their names ("C34 …"),
 * so that the page of the law can list them.
 */
export type LawRule = {
  /** Number in the list of rules: C1…C66 of cooperative law, P1…P33 of programmes. */
  rule: string
  /** As the glossary abbreviates: "L61.2", "D92.29", "C09.6". */
  article: string
  title: { vi: string; en: string }
  /** First and last day of effect. */
  from: string
  to: string | null
  /** `module.function` in a rules.ts. */
  decidedBy: string
}

/** The manifest of a module: everything the platform needs to know of it. */
export type Module = {
  name: string
  /** Modules it may import from; each stands before it in the registry. */
  requires: readonly string[]
  operations: readonly AnyOperation[]
  reactions?: readonly Reaction[]
  jobs?: readonly Job[]
  /** Grants it owns: the key of a message `grant.<name>` describes each. */
  grants?: readonly string[]
  /** Rules of law that it decides by. */
  law?: readonly LawRule[]
  messages: Record<Locale, Catalogue>
  /** Loads its reference facts as the owner, at every start; leaves at once when nothing changed. */
  reference?: (owner: Kysely<DB>) => Promise<void>
  /** Its part of the demonstration; runs once, in the order of the registry. */
  seed?: (seed: Seed) => Promise<void>
}

export type Seed = {
  /** For mass by set-based statements. */
  owner: Kysely<DB>
  ownerSql: Pool
  now: Date
  /** For stories by operations. */
  execute: <I extends z.ZodType, O extends z.ZodType>(actor: Actor, op: Operation<I, O>, input: z.input<I>) => Promise<z.output<O>>
  say: (line: string) => void
}
