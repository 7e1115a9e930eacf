/** Old communes of a province of today, as its hand-kept list groups them: by the district of before. */
export const listedDistricts: readonly (readonly [district: string, province: string, communes: readonly string[]])[] = [
  ['Thành phố Quảng Ngãi', 'Quảng Ngãi', ['phường Chánh Lộ', 'phường Quảng Phú', 'xã Nghĩa Dõng']],
  ['Huyện Bình Sơn', 'Quảng Ngãi', ['xã Bình Hiệp', 'xã Bình Chương', 'xã Bình Minh', 'TT. Châu Ổ']],
  ['Huyện Sơn Tịnh', 'Quảng Ngãi', ['xã Tịnh Phong', 'xã Tịnh Thọ', 'xã Tịnh Hà']],
  ['Huyện Tư Nghĩa', 'Quảng Ngãi', ['xã Nghĩa Phương', 'xã Nghĩa Thương', 'thị trấn La Hà']],
  ['Huyện Trà Bồng', 'Quảng Ngãi', ['xã Trà Thanh', 'xã Trà Thủy', 'xã Trà Bùi']],
  ['Huyện Ba Tơ', 'Quảng Ngãi', ['xã Ba Khâm', 'xã Ba Vì', 'xã Ba Tô']],
  ['Huyện Kon Rẫy', 'Kon Tum', ['xã Đắk Ruồng', 'xã Đắk Pne', 'xã Đắk Tơ Lung']],
  ['Huyện Ngọc Hồi', 'Kon Tum', ['xã Đắk Xú', 'xã Bờ Y']],
]
