import { membersOn } from '#modules/membership/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { vietnamDay } from '#platform/day.ts'
import type { Ctx } from '#platform/operation.server.ts'

/** L 14.1: every member is told that there is something to read, each by the ways they chose; sent again it is the same notice. */
export async function tellMembers(ctx: Ctx, organisationId: string, item: { id: string; title: string; kindText: string }): Promise<number> {
  const members = await membersOn(ctx, organisationId, vietnamDay(ctx.now))
  if (members.length === 0) return 0
  await ctx.call(sendNotice, {
    organisationId, kind: 'disclosure.published', key: `disclosure ${item.id}`, href: `/cong-khai/${item.id}`,
    subject: ctx.say('disclosure.notice.subject', { kind: item.kindText }).slice(0, 200), body: ctx.say('disclosure.notice.body', { title: item.title }),
    recipients: members.map((member) => ({ memberId: member.id, personId: member.personId, name: member.name })),
  })
  return members.length
}
