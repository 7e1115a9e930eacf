import type { LawRule } from '#platform/module.ts'

const rule = (number: string, article: string, decidedBy: string, vi: string, en: string): LawRule =>
  ({ rule: number, article, from: '2024-07-01', to: null, decidedBy: `assembly.${decidedBy}`, title: { vi, en } })

export const law: readonly LawRule[] = [
  rule('C25', 'L57.1', 'periodicDueOn', 'Tổ chức quản trị rút gọn: họp Đại hội ít nhất 3 tháng một lần', 'Under the reduced model a general meeting at least every three months'),
  rule('C26', 'L103.1e', 'revocationGroundOn', '18 tháng không họp Đại hội thường niên là căn cứ thu hồi giấy chứng nhận', 'Eighteen months without an annual meeting are a ground for revocation'),
  rule('C27', 'L60.1', 'withoutNotice', 'Thông báo mời họp đến từng thành viên chậm nhất 3 ngày trước ngày khai mạc', 'Notice to every entitled member three days before the opening'),
  rule('C28', 'L60.2', 'proposalFaults', 'Kiến nghị chương trình của một phần ba thành viên, chậm nhất 2 ngày trước khai mạc; từ chối phải có căn cứ', 'Agenda proposal by a third of the members; a refusal needs its ground'),
  rule('C29', 'L58.2', 'leastDelegates', 'Đại hội đại biểu từ 50 thành viên chính thức; số đại biểu tối thiểu', 'Delegates from fifty official members on, and how many at least'),
  rule('C30', 'L59.7', 'quorumOf', 'Điều kiện tiến hành của ba lần triệu tập và thời hạn giữa các lần', 'Quorum of the three calls and the days between them'),
  rule('C31', 'L61.1', 'isAttendanceMode', 'Tham dự trực tiếp, trực tuyến hoặc qua người được ủy quyền; không lấy ý kiến bằng văn bản', 'In person, online or by proxy; no written consultation'),
  rule('C32', 'L61.4', 'refuseAuthorisation', 'Mỗi thành viên chính thức một phiếu, mỗi người chỉ được đại diện một lần', 'One vote per official member, each represented once'),
  rule('C33', 'L31.2b', 'hasVote', 'Thành viên liên kết dự khi được mời, phát biểu, không biểu quyết', 'Linked members come when invited, speak, and have no vote'),
  rule('C34', 'L61.2', 'carries', 'Tỷ lệ thông qua: từ 65 % cho bốn nội dung, trên 50 % cho các nội dung khác', 'At least 65 % for four subjects, more than 50 % for all others'),
  rule('C35', 'L61.2b', 'assetOrgan', 'Giao dịch tài sản từ 20 % tổng tài sản, và mọi tài sản chung không chia, do Đại hội quyết định', 'Asset deals from a fifth of total assets, and undivided assets always, go to the meeting'),
  rule('C36', 'L57.4', 'validityOf', 'Biên bản có chữ ký chủ tọa và thư ký; nếu từ chối ký thì trên 50 % người dự họp ký', 'Minutes signed by chair and secretary, or by more than half of those who attended'),
  rule('C66', 'D77.20', 'groupCarries', 'Cuộc họp tổ hợp tác: điều kiện tiến hành và tỷ lệ thông qua', 'Meetings of cooperative groups: quorum and majorities'),
]
