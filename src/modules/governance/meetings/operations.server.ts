import * as z from 'zod'
import { dropDuty, feedDuty, settleDuty } from '#modules/duties/index.ts'
import { getOwnSubject, type Subject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { listTermsOn } from '../offices/store.server.ts'
import { can } from '../policy.ts'
import { organOf } from '../slate/matrix.ts'
import { boardMayMeet, boardOutcome, generalMeetingUntil, isVotePossible, nextBoardMeetingUntil, secondCallUntil, type Call } from './rules.ts'
import { boardMeetingView, newBoardMeeting } from './schema.ts'
import { findLastHeld, insertMeeting, listMeetings, type BoardMeetingRow } from './store.server.ts'

type NewMeeting = z.output<typeof newBoardMeeting>
type Next = z.output<typeof boardMeetingView>['next']
const code = z.string().max(60)
const shown = (date: string): string => date.split('-').reverse().join('/')

const typeOf = (subject: Subject): 'HTX' | 'LHHTX' => (subject.type === 'LHHTX' ? 'LHHTX' : 'HTX')

/** L 65.3–4: what comes after this meeting, and by when. */
function nextOf(type: 'HTX' | 'LHHTX', { call, plannedOn, state }: Pick<BoardMeetingRow, 'call' | 'plannedOn' | 'state'>): Next {
  if (state === 'held') return { what: 'boardMeeting', until: nextBoardMeetingUntil(type, plannedOn), article: 'L65.3' }
  return call === 1 ? { what: 'secondCall', until: secondCallUntil(plannedOn), article: 'L65.4' } : { what: 'generalMeeting', until: generalMeetingUntil(plannedOn), article: 'L65.4' }
}

function refuseCall({ call, plannedOn, firstPlannedOn }: NewMeeting): void {
  if (call === 1) return
  if (firstPlannedOn === null) throw new AppError('invalid', 'governance.firstCallMissing', {}, { article: 'L65.4', fields: [{ path: 'firstPlannedOn', key: 'governance.firstCallMissing' }] })
  const until = secondCallUntil(firstPlannedOn)
  if (plannedOn > until || plannedOn <= firstPlannedOn) throw new AppError('conflict', 'governance.secondCallLate', { until: shown(until) }, { article: 'L65.4' })
}

async function feedNext(ctx: Ctx, subject: Subject, meetingId: string, meeting: NewMeeting, state: 'held' | 'failed'): Promise<void> {
  const next = nextOf(typeOf(subject), { call: meeting.call, plannedOn: meeting.plannedOn, state })
  const duty = { organisationId: subject.id, source: 'governance', article: next.article, startOn: meeting.plannedOn, dueOn: next.until, href: '/bo-may/hop-hoi-dong' }
  if (state === 'failed') {
    await dropDuty(ctx, subject.id, 'governance.secondCall', subject.id)
    await feedDuty(ctx, { ...duty, kind: `governance.${next.what}`, subjectId: next.what === 'secondCall' ? subject.id : meetingId })
    return
  }
  await settleDuty(ctx, subject.id, 'governance.secondCall', subject.id, meeting.plannedOn)
  // Books may be filled in late: only the newest meeting starts the clock of the next.
  if ((await findLastHeld(ctx, subject.id)) === meeting.plannedOn) await feedDuty(ctx, { ...duty, kind: 'governance.boardMeeting', subjectId: subject.id })
}

export const recordBoardMeeting = operation({
  id: 'governance.recordBoardMeeting',
  http: 'POST /organisations/{code}/board-meetings',
  summary: 'A meeting of the board: quorum, decisions (a tie goes with the chair), dissent, minutes; without a quorum nothing is decided and the next call has its last day.',
  input: newBoardMeeting.extend({ code }),
  output: boardMeetingView,
  status: 201,
  allow: can.manage,
  run: async (ctx, { code: text, ...meeting }) => {
    const subject = await getOwnSubject(ctx, text)
    if (meeting.plannedOn > vietnamDay(ctx.now)) throw new AppError('invalid', 'governance.notYetHeld', {}, { fields: [{ path: 'plannedOn', key: 'governance.notYetHeld' }] })
    refuseCall(meeting)
    const board = (await listTermsOn(ctx, subject.id, meeting.plannedOn)).filter((t) => organOf(t.post) === 'board')
    if (board.length === 0) throw new AppError('conflict', 'governance.noBoard', {}, { article: 'L56' })
    const attending = board.filter((t) => meeting.present.includes(t.id))
    if (attending.length !== new Set(meeting.present).size) throw new AppError('invalid', 'governance.notOnBoard', { date: shown(meeting.plannedOn) }, { article: 'L65.4' })
    const held = boardMayMeet(meeting.call as Call, attending.length, board.length)
    if (!held && meeting.decisions.length > 0) throw new AppError('conflict', 'governance.noQuorum', { present: attending.length, seats: board.length }, { article: 'L65.4' })
    const wrong = meeting.decisions.find((d) => !isVotePossible(d, attending.length))
    if (wrong) throw new AppError('invalid', 'governance.votesDoNotAdd', { text: wrong.text, present: attending.length }, { article: 'L65.5' })
    const row: Omit<BoardMeetingRow, 'id'> = {
      ...meeting, call: meeting.call, state: held ? 'held' : 'failed', seats: board.length, present: attending.length,
      attendance: attending.map((t) => ({ holderId: t.holderId, name: t.holder.name })), decisions: meeting.decisions.map((d) => ({ ...d, outcome: boardOutcome(d) })),
    }
    const id = await insertMeeting(ctx, subject.id, row)
    await feedNext(ctx, subject, id, meeting, row.state)
    await ctx.emit('governance.boardMet', { organisationId: subject.id, id, state: row.state, heldOn: row.plannedOn, decisions: row.decisions.length })
    return { ...row, id, next: nextOf(typeOf(subject), row) }
  },
})

export const listBoardMeetings = operation({
  id: 'governance.listBoardMeetings',
  http: 'GET /organisations/{code}/board-meetings',
  summary: 'Meetings of the board with their decisions, newest first; members may read the resolutions (L 14.1b).',
  reads: true,
  input: z.object({ code, limit: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({ items: z.array(boardMeetingView) }),
  allow: can.readOffices,
  run: async (ctx, input) => {
    const subject = await getOwnSubject(ctx, input.code)
    const mayReadAll = can.manage(ctx.actor)
    return {
      items: (await listMeetings(ctx, subject.id, input.limit)).map((row) => ({ ...row, dissent: mayReadAll ? row.dissent : null, next: nextOf(typeOf(subject), row) })),
    }
  },
})
