// One sentence for the person who must choose, in the words of the conversion table.
import type { District, OldCommune, Target, TodayCommune } from './model.ts'

export function whyCurrent(commune: TodayCommune): string {
  return `Đúng tên đơn vị hiện nay: ${commune.fullName}, ${commune.province.fullName}.`
}

export function whyTarget(name: string, district: District, target: Target): string {
  const from = name === district.fullName ? `${name}, ${district.province.fullName}` : `${name}, ${district.fullName}, ${district.province.fullName}`
  const to = target.commune.fullName
  switch (target.extent) {
    case 'same': return `${from} (cũ) được giữ nguyên, nay là ${to}.`
    case 'renamed': return `${from} (cũ) được đổi tên hoặc đổi loại, nay là ${to}.`
    case 'whole': return `Toàn bộ ${from} (cũ) nay thuộc ${to}.`
    case 'part': return `Một phần ${from} (cũ) nay thuộc ${to}; cần biết thôn, ấp hoặc tổ dân phố để chọn.`
    case 'part_area_all_people': return `Một phần diện tích và toàn bộ dân số của ${from} (cũ) nay thuộc ${to}.`
    case 'part_area': return `Một phần diện tích của ${from} (cũ) nay thuộc ${to}.`
    case 'part_people': return `Một phần dân số của ${from} (cũ) nay thuộc ${to}.`
  }
}

export function whyDistrict(district: District): string {
  return `Thuộc địa bàn ${district.fullName}, ${district.province.fullName} (cũ); địa chỉ chưa nêu rõ tên xã.`
}

export function whyMerged(old: OldCommune): string {
  return `${old.fullName}, ${old.district.fullName} (cũ) đã sáp nhập trước 01/07/2025, bảng chuyển đổi chính thức không có dòng riêng; đây là đơn vị nay thuộc địa bàn huyện cũ.`
}

export const MISSPELT = ' Tên trong địa chỉ viết gần giống, có thể gõ sai.'
