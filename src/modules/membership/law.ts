import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, title: { vi, en }, from: '2024-07-01', to: null, decidedBy: `membership.${decidedBy}` })

export const law: readonly LawRule[] = [
  rule('C1', 'L4.7', 'hasEnoughToFound', 'Số thành viên tối thiểu khi thành lập: HTX 5, liên hiệp 3, tổ hợp tác 2', 'Least members at founding: HTX 5, union 3, group 2'),
  rule('C2', 'L103.1d', 'breachSince', 'Dưới số thành viên tối thiểu 12 tháng liên tục bị thu hồi giấy chứng nhận', 'Twelve months below the minimum are a ground for revocation'),
  rule('C3', 'L4.17', 'refuseFacts', 'Ba loại thành viên và điều kiện của từng loại', 'Three kinds of members and what makes each'),
  rule('C4', 'L30.1', 'refuseFacts', 'Tuổi, năng lực và giấy tờ của thành viên là cá nhân', 'Age, capacity and papers of persons'),
  rule('C5', 'L30.1c', 'refuseFacts', 'Hộ gia đình, tổ hợp tác có đúng một người đại diện', 'A household or group has exactly one representative'),
  rule('C6', 'L34.1', 'refuseFacts', 'Thành viên của liên hiệp hợp tác xã', 'Members of a union'),
  rule('C7', 'L30.7', 'breaksForeignShare', 'Thành viên nước ngoài dưới 35 % tổng số thành viên chính thức', 'Foreign members stay below 35 % of official members'),
  rule('C8', 'L81.4', 'refuseAffiliate', 'Doanh nghiệp do HTX thành lập hoặc góp vốn không là thành viên của HTX', 'An enterprise of the HTX is not its member'),
  rule('C9', 'L33', 'refuseEnding', 'Lý do chấm dứt tư cách theo từng loại thành viên', 'Reasons to end membership by kind'),
  rule('C10', 'L66.6', 'organFor', 'Cơ quan quyết định kết nạp thành viên', 'The organ that decides an admission'),
  rule('C11', 'L90.2', 'mayReturnCapital', 'Trả lại vốn góp sau khi thành viên xong nghĩa vụ', 'Capital is returned after the member’s debts are met'),
  rule('C20', 'L15', 'missingFields', 'Sổ đăng ký thành viên: các mục, và lịch sử không bị ghi đè', 'The member register: its fields, and a history that is not overwritten'),
  { ...rule('C66', 'D77.10', 'refuseGroupVotes', 'Tổ hợp tác: trên 50 % thành viên quyết định kết nạp, cho ra', 'Groups: more than half of the members admit and let go'), from: '2019-11-25' },
]
