import { feedDuty } from '#modules/duties/index.ts'
import { addWorkingDays } from '#modules/register/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { refuseFund } from '../fund/rules.ts'
import type { Kind } from '../schema.ts'
import { insertItem, type NewItem } from '../store.server.ts'
import { publishBy } from './rules.ts'
import type { Content } from './schema.ts'

export function refuseContent(kind: Kind, { fund }: Pick<Content, 'fund'>): void {
  if (fund === null) return
  if (kind !== 'undividedFund') throw new AppError('invalid', 'disclosure.fundOnly')
  const refusal = refuseFund(fund)
  if (refusal === 'paidToMembers' || refusal === 'usedForEnterprise') throw new AppError('conflict', `disclosure.${refusal}`, {}, { article: refusal === 'paidToMembers' ? 'L87.1' : 'L81.5b' })
  if (refusal) throw new AppError('invalid', `disclosure.${refusal}`, {}, { article: 'L87.1' })
}

type Entered = Omit<NewItem, 'publishBy'>

/**
 * Something was issued that members must be told of: its five working days run from here. Called with the same subject
 * twice it enters one item; null then.
 */
export async function enterDisclosure(ctx: Ctx, organisationId: string, item: Entered): Promise<string | null> {
  const due = publishBy(item.issuedOn, addWorkingDays)
  const id = await insertItem(ctx, organisationId, { ...item, publishBy: due })
  if (id === null) return null
  await feedDuty(ctx, {
    organisationId, source: 'disclosure', kind: 'disclosure.publish', subjectId: id, article: 'L14.2', startOn: item.issuedOn, dueOn: due,
    params: { title: item.title }, href: `/cong-khai/quan-ly/${id}`,
  })
  return id
}
