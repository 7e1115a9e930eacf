import { goMay, storyPeople } from '#modules/identity/index.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import type { Paper, PaperBlock } from '#platform/paper/index.server.ts'
import type { Seed } from '#platform/module.ts'
import { archiveDocument } from './operations.server.ts'

const director = storyPeople.find((one) => one.login === 'giamdoc')

const actorOf = (): Actor => ({ ...anonymous, kind: 'person', id: director?.id ?? null, login: 'giamdoc', name: director?.name ?? null, orgIds: [goMay.id] })

const article = (n: number, title: string, text: string): PaperBlock[] => [
  { kind: 'heading', text: `Điều ${n}. ${title}` }, { kind: 'paragraph', text, indent: true },
]

function rulesOf(day: string, since: string, tractorHours: number): Paper {
  return {
    orientation: 'portrait', heading: { issuer: goMay.name, place: 'Quảng Ngãi', date: day }, title: 'QUY CHẾ', subtitle: 'Sử dụng máy cày chung của hợp tác xã',
    body: [
      ...article(1, 'Ai được dùng', 'Thành viên chính thức đã đăng ký dịch vụ làm đất được dùng máy cày chung theo lịch của tổ dịch vụ.'),
      ...article(2, 'Thứ tự và thời gian', `Ruộng bị ngập được cày trước. Mỗi hộ dùng tối đa ${tractorHours} giờ trong một đợt; hết đợt mà máy rảnh thì đăng ký thêm.`),
      ...article(3, 'Giá dịch vụ', 'Giá do Giám đốc quyết định đầu mỗi vụ, niêm yết tại trụ sở và chỉ gồm dầu, công lái máy và khấu hao.'),
      { kind: 'list', marker: 'letter', items: ['Trả tiền mặt cho thủ quỹ, nhận phiếu thu ngay;', 'Hoặc trừ vào tiền lúa khi giao cho hợp tác xã, có ký nhận.'] },
      ...article(4, 'Hiệu lực', `Quy chế này có hiệu lực từ ngày ${since}.`),
    ],
    recipients: ['Thành viên (niêm yết tại trụ sở)', 'Lưu: văn phòng'],
    signatures: [{ title: 'GIÁM ĐỐC', hint: '(Ký, đóng dấu)', name: director?.name }],
    demonstration: true,
  }
}

/** Two versions of one rule: the archive keeps the older, its code says what took its place. */
export async function seedDocuments({ ownerSql, execute, say }: Seed): Promise<void> {
  const found = await ownerSql`select 1 from documents.document where organisation_id = ${goMay.id} and kind = 'internal_rules' limit 1`
  if (found.length > 0 || !director) return
  const issue = (day: string, paper: Paper, supersedesId: string | null) => execute(actorOf(), archiveDocument, {
    organisationId: goMay.id, kind: 'internal_rules', title: 'Quy chế sử dụng máy cày chung', paper, issuedOn: day, supersedesId,
    signatures: [{ personId: director.id, name: director.name, office: 'Giám đốc', manner: 'paper', signedAt: `${day}T03:00:00Z` }],
  })
  const first = await issue('2024-08-12', rulesOf('2024-08-12', '15/8/2024', 4), null)
  await issue('2026-02-10', rulesOf('2026-02-10', '01/3/2026', 6), first.id)
  say('documents: two versions of a rule of Gò Mây')
}
