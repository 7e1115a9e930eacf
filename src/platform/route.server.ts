import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import type * as z from 'zod'
import { execute } from './execute.server.ts'
import type { Locale } from './i18n.ts'
import { currentKernel } from './kernel.server.ts'
import type { Actor, Operation } from './operation.server.ts'
import { AppError, toProblem, type Problem } from './problem.ts'

/**
 * Hop 1: pages call operations and nothing else. `query` makes a load function, `command` a form action; a refusal
 * becomes SvelteKit's error page or a `fail` that the form shows.
 */
type Event = RequestEvent
type Locals = { actor: Actor; locale: Locale; requestId: string }

const localsOf = (event: Event): Locals => event.locals as unknown as Locals

const callOf = (event: Event) => {
  const { actor, locale, requestId } = localsOf(event)
  return { actor, locale, requestId }
}

const problemOf = (event: Event, refusal: AppError): Problem =>
  toProblem(refusal, (key, params) => currentKernel().translate(localsOf(event).locale, key, params), event.url.pathname)

/** Runs an operation for a page; a refusal shows as the error page. */
export async function ask<I extends z.ZodType, O extends z.ZodType>(event: Event, op: Operation<I, O>, input: z.input<I>): Promise<z.output<O>> {
  try {
    return (await execute(currentKernel(), callOf(event), op, input)).output
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal
    if (refusal.code === 'unauthenticated') redirect(303, `/dang-nhap?tiep=${encodeURIComponent(event.url.pathname + event.url.search)}`)
    const problem = problemOf(event, refusal)
    error(problem.status, { message: problem.detail })
  }
}

/** Like `ask`, but what is not there or not allowed is null: for parts of a page that may be missing. */
export async function askMaybe<I extends z.ZodType, O extends z.ZodType>(event: Event, op: Operation<I, O>, input: z.input<I>): Promise<z.output<O> | null> {
  try {
    return (await execute(currentKernel(), callOf(event), op, input)).output
  } catch (refusal) {
    if (refusal instanceof AppError && ['not_found', 'forbidden', 'unauthenticated', 'invalid'].includes(refusal.code)) return null
    throw refusal
  }
}

export const query = <I extends z.ZodType, O extends z.ZodType>(op: Operation<I, O>, input: (event: Event) => z.input<I>) =>
  (event: Event): Promise<z.output<O>> => ask(event, op, input(event))

export type FormValues = Record<string, FormDataEntryValue>

/** Text fields of a form as the operation's input; fields that repeat become arrays. */
export function formValues(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).map((v) => (typeof v === 'string' ? v.normalize('NFC').trim() : v))
    values[name] = all.length > 1 ? all : all[0]
  }
  return values
}

/**
 * A form action: fields → operation → where to go next. The hidden field `_key` is the idempotency key, so that a
 * double click or a reload writes nothing twice; `_ground` goes into the trail; `_version` is the record's ETag.
 */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  op: Operation<I, O>,
  options: { input?: (values: Record<string, unknown>, event: Event) => unknown; then?: (output: z.output<O>, event: Event) => string | null } = {},
) => async (event: Event) => {
  const { _key, _ground, _version, ...values } = formValues(await event.request.formData())
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
  let output: z.output<O>
  try {
    const input = options.input ? options.input(values, event) : { ...event.params, ...values }
    const call = { ...callOf(event), idempotencyKey: text(_key), ground: text(_ground), ifMatch: text(_version) }
    output = (await execute(currentKernel(), call, op, input)).output
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal
    const problem = problemOf(event, refusal)
    return fail(problem.status, { problem, values: values as Record<string, string> })
  }
  const next = options.then?.(output, event)
  if (next) redirect(303, next)
  return { done: true as const, output }
}
