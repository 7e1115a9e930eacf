import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { getSupervisedSubject, type Subject } from '../access.server.ts'
import { vietnamDay } from '../clock.ts'
import { handleOf } from '../handle.ts'
import { classify } from '../lines/rules.ts'
import { can } from '../policy.ts'
import type { OrganisationType, Status } from '../schema.ts'
import { refuseStatus, statusRule, unitsToEnd, unitsToSuspend } from '../status/rules.ts'
import { checkCodeFor, checkLinesFor, checkNameFor, placeOf } from './checks.server.ts'
import { amendInput, createInput, entryOutput, type AmendInput, type CreateInput } from './schema.ts'
import { endForSuccession, insertOrganisation, listUnits, setUnitStatus, updateOrganisation, type Columns } from './store.server.ts'

function columnsOf(input: Partial<CreateInput> | AmendInput): Columns {
  return {
    name: input.name, name_short: input.nameShort, name_foreign: input.nameForeign, address: input.address, address_legacy: input.addressLegacy,
    lines: input.lines, representative: input.representative, founded_on: input.foundedOn, registered_on: input.registeredOn,
    certificate_no: input.certificateNo, certificate_on: input.certificateOn, certificate_by: input.certificateBy,
    legacy_registration_no: input.legacyRegistrationNo, charter_capital_dong: input.charterCapitalDong,
    ...placeOf(input.commune),
    ...(input.lines ? classify(input.lines) : {}),
  }
}

/** A THT becomes an HTX: the code stays, the THT ends the day the HTX is registered (D92 61.3-61.4). */
async function predecessorOf(ctx: Ctx, input: CreateInput): Promise<Subject | null> {
  if (input.successorOf === null) return null
  const group = await getSupervisedSubject(ctx, input.successorOf)
  if (group.type !== 'THT' || input.type !== 'HTX' || group.status === 'ended') throw new AppError('conflict', 'register.ended', { name: group.name }, { article: 'D92.61' })
  return group
}

export const createOrganisation = operation({
  id: 'register.createOrganisation',
  http: 'POST /organisations',
  summary: 'The registrar enters a record where no national source is connected; names and check digits warn, codes and lines block.',
  input: createInput,
  output: entryOutput,
  status: 201,
  allow: can.enterOrganisation,
  run: async (ctx, input) => {
    const group = await predecessorOf(ctx, input)
    const checked = await checkCodeFor(ctx, input.code, input.codeReason, group !== null)
    await checkLinesFor(ctx, input.lines)
    const warnings = [...checked.warnings, ...await checkNameFor(ctx, { ...input, code: checked.code }, group?.id ?? null)]
    const id = newId()
    const day = input.registeredOn ?? vietnamDay(ctx.now)
    if (group) await endForSuccession(ctx.db, group.id, id, day)
    const written = await insertOrganisation(ctx.db, {
      ...columnsOf(input), id, type: input.type, code: checked.code, successor_of: group?.id ?? null, status: 'active',
      source_system: 'manual_entry', retrieved_at: ctx.now, last_confirmed_on: vietnamDay(ctx.now),
    })
    await ctx.emit('register.organisationEntered', { organisationId: id, type: input.type })
    return { id: handleOf(written), name: written.name, version: written.version, warnings }
  },
})

/** The status, and what follows for branches, offices and locations. */
async function changeStatus(ctx: Ctx, subject: Subject, to: Status): Promise<void> {
  const refusal = refuseStatus(subject.type as OrganisationType, subject.status as Status, to, 'manual_entry')
  if (refusal) throw new AppError('conflict', `register.status.${refusal}`, { name: subject.name }, { article: statusRule.article })
  const units = (await listUnits(ctx.db, subject.id)) as { id: string; status: Status }[]
  await setUnitStatus(ctx.db, subject.id, unitsToSuspend(to, units), 'suspended')
  await setUnitStatus(ctx.db, subject.id, unitsToEnd(to, units), 'ended')
  if (to === 'ended') await ctx.emit('register.organisationEnded', { organisationId: subject.id })
}

export const amendOrganisation = operation({
  id: 'register.amendOrganisation',
  http: 'PATCH /organisations/{code}',
  summary: 'The registrar amends a record that mirrors no national source; a mirror is corrected at its source.',
  input: amendInput,
  output: entryOutput,
  ifMatch: true,
  etag: (output) => String(output.version),
  allow: can.enterOrganisation,
  run: async (ctx, input) => {
    const subject = await getSupervisedSubject(ctx, input.code)
    if (subject.mirrored) throw new AppError('conflict', 'register.mirrored', {}, { article: 'D92.3.4' })
    if (subject.status === 'ended') throw new AppError('conflict', 'register.ended', { name: subject.name }, { article: 'D92.33' })
    await checkLinesFor(ctx, input.lines)
    const warnings = input.name === undefined ? [] : await checkNameFor(ctx, { type: subject.type as OrganisationType, name: input.name, code: subject.code, commune: input.commune ?? subject.commune }, subject.id)
    if (input.status) await changeStatus(ctx, subject, input.status)
    const today = vietnamDay(ctx.now)
    const written = await updateOrganisation(ctx.db, subject.id, Number.parseInt(ctx.ifMatch ?? '', 10), {
      ...columnsOf(input), status: input.status, status_from: input.status ? input.statusFrom ?? today : undefined, status_until: input.statusUntil,
      ended_on: input.status === 'ended' ? today : undefined, last_confirmed_on: today,
    })
    if (!written) throw new AppError('precondition_failed', 'platform.ifMatchFailed')
    return { id: handleOf(written), name: written.name, version: written.version, warnings }
  },
})
