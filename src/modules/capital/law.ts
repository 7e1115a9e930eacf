import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, title: { vi, en }, from: '2024-07-01', to: null, decidedBy: `capital.${decidedBy}` })

export const law: readonly LawRule[] = [
  rule('C11', 'L90.2', 'refuseAct', 'Chỉ trả lại vốn góp khi thành viên đã xong nghĩa vụ tài chính', 'Capital goes back only when the member owes nothing'),
  rule('C12', 'L74.1', 'capInTheWay', 'Một thành viên chính thức góp tối đa 30 % (liên hiệp 40 %) vốn điều lệ; vượt quá 12 tháng là căn cứ thu hồi', 'One official member holds 30 % (unions 40 %) at most; twelve months above are a ground for revocation'),
  rule('C13', 'L74.2', 'capUses', 'Thành viên liên kết góp vốn cộng lại tối đa 30 % (liên hiệp 40 %), thành viên nước ngoài cộng lại tối đa 30 %', 'Linked contributing members together 30 % (unions 40 %), foreign members together 30 %'),
  rule('C14', 'L40.8', 'refuseAct', 'Vốn góp nằm giữa mức tối thiểu và tối đa của Điều lệ', 'A contribution lies between the bounds of the charter'),
  rule('C15', 'L74.4', 'paymentDueOn', 'Góp đủ trong 6 tháng, không tính thời gian vận chuyển, nhập khẩu, chuyển quyền sở hữu', 'Full payment within six months, less transport, import and transfer of title'),
  rule('C16', 'L74.6', 'outcomeOn', 'Hết hạn: chưa góp hoặc dưới mức tối thiểu thì thôi là thành viên; góp thiếu thì quyền theo số đã góp, 30 ngày đăng ký giảm vốn', 'At the deadline: nothing or below the minimum ends membership; otherwise rights follow what was paid, thirty days to register'),
  rule('C17', 'L75', 'refuseCertificate', 'Giấy chứng nhận phần vốn góp: khi nào cấp, nội dung, cấp lại, cấp đổi, thu hồi', 'Certificate of contribution: when issued, its fields, replacement, exchange, revocation'),
  rule('C18', 'L47.1', 'needsRegistration', 'Vốn điều lệ thay đổi từ 5 % hoặc từ 1 tỷ đồng phải đăng ký trong 10 ngày', 'A change of charter capital by 5 % or one billion đồng is registered within ten days'),
  rule('C19', 'L78.3', 'refuseAct', 'Chỉ giảm vốn điều lệ khi có xác nhận vẫn thanh toán đủ các khoản nợ', 'Charter capital falls only with a confirmation that every debt stays payable'),
]
