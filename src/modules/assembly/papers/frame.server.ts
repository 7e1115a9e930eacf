import { archiveDocument, numberBlank, type DocumentKind } from '#modules/documents/index.ts'
import { findProvince } from '#modules/places/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { translator } from '#platform/i18n.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Paper, PaperBlock, Signature } from '#platform/paper/types.ts'
import type { Params } from '#platform/problem.ts'
import { findOrganisation, type Meeting } from '../meetings/store.server.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import { insertPaper, type PaperKind } from './store.server.ts'

/** A paper is Vietnamese, whatever language the screen is in. */
const translate = translator({ vi, en })
export const say = (key: string, params: Params = {}): string => translate('vi', `assembly.paper.${key}`, params)
export const sayElsewhere = (key: string, params: Params = {}): string => translate('vi', `assembly.${key}`, params)

const time = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hour12: false })
export const clock = (at: Date | null): string => (at ? time.format(at) : '')
/** "08 giờ 00, ngày 20/03/2027": as it is said in an invitation. */
export function spokenTime(at: Date): string {
  const [hour = '', minute = ''] = clock(at).split(':')
  return say('at', { hour, minute, day: vietnamDay(at).split('-').reverse().join('/') })
}

const kinds = {
  notice: 'meeting_notice', entitled: 'entitled_list', attendance: 'attendance_list', ballots: 'ballot', counting: 'counting_minutes', minutes: 'meeting_minutes', resolution: 'resolution',
} as const satisfies Record<PaperKind, DocumentKind>

export type Sheet = { title: string; subtitle: string; body: PaperBlock[]; signatures: Signature[]; recipients?: string[] }

/** Where a paper is written: the province without its kind, as the head of a paper has it. */
const placeOf = (province: string | null): string => (province === null ? '' : (findProvince(province)?.name ?? '').replace(/^(Tỉnh|Thành phố) /, ''))

/** `number`: left out for what is printed to be filled in and is not kept by the archive. */
export async function framed(ctx: Ctx, m: Meeting, sheet: Sheet, number: string | null = null): Promise<Paper> {
  const [organisation, subject] = [await findOrganisation(ctx, m.organisation_id), await getOwnSubject(ctx, `x-${m.organisation_id}`)]
  return {
    orientation: 'portrait', heading: { issuer: organisation.name, ...(number === null ? {} : { number }), place: placeOf(subject.province), date: vietnamDay(ctx.now) },
    title: sheet.title.toLocaleUpperCase('vi'), subtitle: sheet.subtitle, body: sheet.body, signatures: sheet.signatures, ...(sheet.recipients ? { recipients: sheet.recipients } : {}), demonstration: organisation.demonstration,
  }
}

export const chairSigns = (m: Meeting): Signature => ({ title: say('chair'), ...(m.chair_name ? { name: m.chair_name } : {}) })
export const officersSign = (m: Meeting): Signature[] => [{ title: say('secretary'), ...(m.secretary_name ? { name: m.secretary_name } : {}) }, chairSigns(m)]

/** Issued with its number and code, undeletable (L 57.4, 61.6); what became of it stands beside the meeting. */
export async function issue(ctx: Ctx, m: Meeting, kind: PaperKind, sheet: Sheet, questionId: string | null = null): Promise<string> {
  const paper = await framed(ctx, m, sheet, numberBlank)
  const issued = await ctx.call(archiveDocument, { organisationId: m.organisation_id, kind: kinds[kind], title: `${sheet.title}: ${sheet.subtitle}`.slice(0, 500), paper, subjectId: questionId ?? m.id, facts: { assemblyId: m.id } })
  await insertPaper(ctx, m, { id: newId(), kind, question_id: questionId, document_id: issued.id, number: issued.number, confirmation_code: issued.confirmationCode })
  return issued.number
}
