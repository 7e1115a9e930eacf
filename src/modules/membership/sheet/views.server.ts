import type { Ctx } from '#platform/operation.server.ts'
import { open } from '#platform/secrets.server.ts'
import { keepsRegister } from '../policy.ts'
import type { MemberLine, MemberView } from '../schema.ts'
import type { EndingRow, HistoryRow, SheetRow } from './store.server.ts'

const isOwn = (ctx: Ctx, row: SheetRow): boolean => ctx.actor.id !== null && row.person_id === ctx.actor.id

export function lineOf(ctx: Ctx, row: SheetRow): MemberLine {
  const own = isOwn(ctx, row)
  const whole = own || keepsRegister(ctx.actor)
  return {
    id: row.id, number: row.number, kind: row.kind, party: row.party, name: row.name, joinedOn: row.joined_on, own,
    address: whole ? row.address : null, idTail: whole ? row.id_tail : null,
  }
}

/** Whole for who keeps the register and for the member; the caller has asked which. */
export const viewOf = (ctx: Ctx, row: SheetRow, ending: EndingRow | null, history: readonly HistoryRow[]): MemberView => ({
  id: row.id, number: row.number, kind: row.kind, party: row.party, name: row.name, joinedOn: row.joined_on, own: isOwn(ctx, row),
  foreign: row.foreign_member, nationality: row.nationality, bornOn: row.born_on, gender: row.gender, address: row.address, phone: row.phone, email: row.email,
  idNumber: row.id_sealed === null ? null : open(row.id_sealed), organisationCode: row.organisation_code, cooperative: row.cooperative,
  representative: row.representative_name === null ? null : { name: row.representative_name, phone: row.representative_phone },
  usesService: row.uses_service, givesLabour: row.gives_labour, investmentCertificateNo: row.investment_certificate_no, residencePaperNo: row.residence_paper_no,
  pledgedDong: row.pledged_dong, heirOf: row.heir_of, personId: row.person_id,
  admission: { organ: row.organ as MemberView['admission']['organ'], decidedOn: row.decided_on, resolutionRef: row.resolution_ref },
  ending: ending && { endedOn: ending.ended_on, reason: ending.reason, organ: ending.organ, resolutionRef: ending.resolution_ref, note: ending.note },
  history: history.map((h) => ({
    kind: h.kind, name: h.name, validFrom: h.valid_from, validTo: h.valid_to, knownFrom: h.known_from.toISOString(), knownTo: h.known_to?.toISOString() ?? null, ground: h.ground,
  })),
  versionNo: history.length,
})
