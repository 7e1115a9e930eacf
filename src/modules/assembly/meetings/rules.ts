/** The life of a meeting. All of it is in the database, so that a power cut loses nothing. */
export const states = ['preparing', 'called', 'open', 'paused', 'no_quorum', 'closed', 'cancelled'] as const
export type State = (typeof states)[number]

export const moves = {
  /** The notice went out: entitled list, agenda and papers stand. */
  call: { from: ['preparing'], to: 'called' },
  /** Corrected before the opening: prepared again. */
  recall: { from: ['called'], to: 'preparing' },
  open: { from: ['called'], to: 'open' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  /** Closed below quorum: another call may follow. */
  giveUp: { from: ['called'], to: 'no_quorum' },
  callAgain: { from: ['no_quorum'], to: 'preparing' },
  close: { from: ['open'], to: 'closed' },
  cancel: { from: ['preparing', 'called', 'no_quorum'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly State[]; to: State }>
export type Move = keyof typeof moves

export const after = (move: Move, state: State): State | null =>
  ((moves[move].from as readonly State[]).includes(state) ? moves[move].to : null)

export const questionStates = ['planned', 'voting', 'closed', 'decided', 'withdrawn'] as const
export type QuestionState = (typeof questionStates)[number]
export type QuestionMove = 'start' | 'stop' | 'decide' | 'withdraw' | 'voteAgain'
const questionMoves: Record<QuestionMove, { from: readonly QuestionState[]; to: QuestionState }> = {
  start: { from: ['planned'], to: 'voting' },
  stop: { from: ['voting'], to: 'closed' },
  decide: { from: ['closed'], to: 'decided' },
  withdraw: { from: ['planned'], to: 'withdrawn' },
  /** Counts that do not agree, or a tie at the last seat: nothing was decided yet. */
  voteAgain: { from: ['closed'], to: 'planned' },
}
export const questionAfter = (move: QuestionMove, state: QuestionState): QuestionState | null =>
  (questionMoves[move].from.includes(state) ? questionMoves[move].to : null)

export type VoteRefusal = 'meetingNotOpen' | 'notVoting' | 'closed' | 'agendaFirst' | 'anotherRunning'
export type Situation = { meeting: State; question: QuestionState; subject: string; agendaAdopted: boolean; running: number }

/** L 60.4: the agenda is voted first. One vote at a time: the hall must know what it raises its hands for. */
export function refuseStart(s: Situation): VoteRefusal | null {
  if (s.meeting !== 'open') return 'meetingNotOpen'
  if (s.question !== 'planned') return s.question === 'voting' ? 'anotherRunning' : 'closed'
  if (s.subject !== 'agenda' && !s.agendaAdopted) return 'agendaFirst'
  return s.running > 0 ? 'anotherRunning' : null
}

/** Times are the server's: the clock of a phone decides nothing. */
export function refuseVote(s: Pick<Situation, 'meeting' | 'question'>): VoteRefusal | null {
  if (s.question === 'closed' || s.question === 'decided') return 'closed'
  if (s.question !== 'voting') return 'notVoting'
  return s.meeting === 'open' ? null : 'meetingNotOpen'
}
