import { sql } from 'kysely'
import { goMay } from '#modules/identity/index.ts'
import type { Seed } from '#platform/module.ts'
import type { Clauses, StatedValues } from './schema.ts'

const ID = '0199a000-0000-7000-a000-000000000c01'

/** The charter of the first story, as an HTX that sells vegetables for its members would have it. */
const values: StatedValues = {
  minContributionDong: 2_000_000, contributionMonths: 6, membershipFeeDong: 200_000, meetingForms: ['in_person', 'hybrid'], delegateMeetings: false,
  votingMethod: 'open', voteDenominator: 'present', agendaProposalDays: 2, minInternalBasisPoints: 6000, undividedInternalBasisPoints: 500,
  undividedExternalBasisPoints: 1000, otherFunds: [{ name: 'Quỹ đầu tư phát triển', basisPoints: 2000 }, { name: 'Quỹ khen thưởng, phúc lợi', basisPoints: 500 }],
  inactivityMonths: 24, representativeTitles: ['Giám đốc'], fiscalYearEnd: '12-31', governanceModel: 'full', multiMembership: true,
}
const clauses: Clauses = {
  minContributionDong: 'Điều 14 khoản 1', contributionMonths: 'Điều 14 khoản 3', membershipFeeDong: 'Điều 15', meetingForms: 'Điều 22 khoản 2', votingMethod: 'Điều 25',
  minInternalBasisPoints: 'Điều 31', undividedExternalBasisPoints: 'Điều 38', inactivityMonths: 'Điều 12 khoản 2', representativeTitles: 'Điều 6',
  governanceModel: 'Điều 20', fiscalYearEnd: 'Điều 36',
}

export async function seedCharters({ owner }: Pick<Seed, 'owner'>): Promise<void> {
  await sql`insert into charter.version (organisation_id, id, version_no, from_on, adopted_on, resolution_ref, stated, clauses)
    values (${goMay.id}::uuid, ${ID}::uuid, 1, '2025-04-01', '2025-03-28', 'Nghị quyết Đại hội thành viên số 01/2025/NQ-ĐHTV',
      ${values as never}::jsonb, ${clauses as never}::jsonb)
    on conflict do nothing`.execute(owner)
}
