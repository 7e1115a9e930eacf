import { dropDuty, feedDuty, settleDuty } from '#modules/duties/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { mustChangeModel } from '../model/rules.ts'
import { absenceOf } from '../representatives/rules.ts'
import { situationOn } from '../slate/check.server.ts'
import type { Post } from '../schema.ts'
import { electFrom } from './rules.ts'

const SOURCE = 'governance'
const HREF = '/bo-may'
const termArticles: Partial<Record<Post, string>> = { chair: 'L65.2', boardMember: 'L65.2', director: 'L68.2', chiefSupervisor: 'L69.1', supervisor: 'L69.1', controller: 'L72.2' }

/** C22: the term's end is on the list from three months before. A post without a term of law has none. */
export async function feedTermEnd(ctx: Ctx, organisationId: string, term: { id: string; post: Post; name: string; untilOn: string | null }): Promise<void> {
  if (term.untilOn === null) return
  await feedDuty(ctx, {
    organisationId, source: SOURCE, kind: 'governance.termEnd', subjectId: term.id, article: termArticles[term.post] ?? 'L56', startOn: electFrom(term.untilOn), dueOn: term.untilOn,
    params: { name: term.name, post: ctx.say(`governance.post.${term.post}`) }, href: HREF,
  })
}
/** Whoever left the post owes nothing for it any more. */
export async function settleTermEnd(ctx: Ctx, organisationId: string, termId: string, on: string): Promise<void> {
  for (const kind of ['governance.termEnd', 'governance.notMember']) await settleDuty(ctx, organisationId, kind, termId, on)
}

/** C38: the clock of the representative who cannot act; it stops when somebody can. */
async function tendRepresentatives(ctx: Ctx, organisationId: string, terms: Awaited<ReturnType<typeof situationOn>>['terms']): Promise<void> {
  const absence = absenceOf(terms.filter((t) => t.legalRepresentative).map((t) => ({ key: t.holderId, residentInVietnam: t.holder.resident, inactiveSince: t.inactiveSince })))
  if (absence === null) return dropDuty(ctx, organisationId, 'governance.representativeAbsent', organisationId)
  await feedDuty(ctx, {
    organisationId, source: SOURCE, kind: 'governance.representativeAbsent', subjectId: organisationId, article: 'L11.3', startOn: absence.since, dueOn: absence.meetingUntil,
    params: { since: absence.since, meetingFrom: absence.meetingFrom }, href: HREF,
  })
}

/** What follows from the whole: model (C21), representatives (C38), members who are members no more (C24). */
export async function tendOffices(ctx: Ctx, organisationId: string): Promise<void> {
  const { slate, terms, known } = await situationOn(ctx, organisationId, vietnamDay(ctx.now))
  await tendRepresentatives(ctx, organisationId, terms)
  if (mustChangeModel(slate)) {
    await feedDuty(ctx, { organisationId, source: SOURCE, kind: 'governance.changeModel', subjectId: organisationId, article: 'L56.4', startOn: null, dueOn: null, params: { members: slate.officialMembers }, href: HREF })
  } else await dropDuty(ctx, organisationId, 'governance.changeModel', organisationId)
  for (const term of terms.filter((t) => t.holder.memberId !== null)) {
    if (known.members.get(term.holder.memberId ?? '')?.kind === 'official') await dropDuty(ctx, organisationId, 'governance.notMember', term.id)
    else {
      await feedDuty(ctx, {
        organisationId, source: SOURCE, kind: 'governance.notMember', subjectId: term.id, article: 'L62', startOn: null, dueOn: null,
        params: { name: term.holder.name, post: ctx.say(`governance.post.${term.post}`) }, href: HREF,
      })
    }
  }
}
