import type { Ctx } from '#platform/operation.server.ts'
import type { Paper, PaperBlock } from '#platform/paper/types.ts'
import { motto, nation } from '#platform/paper/words.ts'
import { listQuestions } from '../agenda/store.server.ts'
import { codeOf, pinOf } from '../attendance/codes.server.ts'
import { listStanding, type Entitled } from '../attendance/store.server.ts'
import { findOrganisation, listCalls, type Meeting } from '../meetings/store.server.ts'
import { agendaOf, factsOf } from './convening.server.ts'
import { say } from './frame.server.ts'

/**
 * One page for each member: what L 60.1 wants said, the code for the desk, the PIN that confirms a vote which somebody
 * else types. Not kept by the archive: whoever reads it there could confirm in the member's name.
 */
const pageFor = (m: Meeting, who: Entitled, issuer: string, common: readonly PaperBlock[]): PaperBlock[] => [
  { kind: 'paragraph', text: issuer.toLocaleUpperCase('vi'), style: 'bold', align: 'center' },
  { kind: 'heading', level: 1, text: say('invitation') },
  { kind: 'paragraph', text: say('invited', { name: who.name, number: who.number }), style: 'bold', align: 'center' },
  ...common,
  { kind: 'qr', content: codeOf(m.id, who), widthMm: 34, caption: say('codeIs', { code: codeOf(m.id, who) }) },
  { kind: 'paragraph', text: say('pinIs', { pin: pinOf(m.id, who.member_id) }), style: 'bold', align: 'center' },
  { kind: 'paragraph', text: say('pinHint'), style: 'italic', align: 'center' },
]

export async function printedInvitations(ctx: Ctx, m: Meeting, memberIds: readonly string[] | null): Promise<Paper> {
  const [organisation, calls, questions, standing] = [await findOrganisation(ctx, m.organisation_id), await listCalls(ctx, m), await listQuestions(ctx, m), await listStanding(ctx, m)]
  const common: PaperBlock[] = [
    { kind: 'paragraph', text: say('invitationLead', { title: m.title }), indent: true }, factsOf(m, calls.find((c) => c.number === m.call_no)),
    { kind: 'heading', text: say('agenda') }, agendaOf(questions),
  ]
  const pages = standing.filter((e) => memberIds === null || memberIds.includes(e.member_id)).map((e) => pageFor(m, e, organisation.name, common))
  return {
    orientation: 'portrait', title: nation, subtitle: motto, demonstration: organisation.demonstration,
    body: pages.flatMap((page, i) => (i === 0 ? page : [{ kind: 'pageBreak' } as const, { kind: 'paragraph', text: nation, style: 'bold', align: 'center' } as const, { kind: 'paragraph', text: motto, style: 'italic', align: 'center' } as const, ...page])),
  }
}
