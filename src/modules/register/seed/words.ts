import type { Field, OrganisationType } from '../schema.ts'

/** Words that names of cooperatives are made of. The names are invented; the style is that of published lists. */
export const typeWords: Record<OrganisationType, string> = { HTX: 'Hợp tác xã', LHHTX: 'Liên hiệp hợp tác xã', THT: 'Tổ hợp tác' }

export const activityWords: Record<Field, readonly string[]> = {
  agriculture: ['Nông nghiệp', 'Nông nghiệp', 'Nông nghiệp', 'Dịch vụ nông nghiệp', 'Dịch vụ nông nghiệp', 'Nông nghiệp và Dịch vụ', 'Nông nghiệp - Dịch vụ',
    'Sản xuất và Dịch vụ nông nghiệp', 'Dịch vụ nông nghiệp tổng hợp', 'Nông nghiệp hữu cơ', 'Nông nghiệp sạch', 'Nông nghiệp công nghệ cao',
    'Nông sản', 'Sản xuất nông nghiệp', 'Thủy sản', 'Nuôi trồng thủy sản', 'Chăn nuôi', 'Chăn nuôi và Dịch vụ', 'Lâm nghiệp', 'Rau an toàn',
    'Cây ăn quả', 'Lúa gạo', 'Cà phê', 'Chè', 'Dược liệu', 'Nông lâm nghiệp', 'Diêm nghiệp', 'Trồng trọt', 'Nông nghiệp Thương mại Dịch vụ'],
  industry: ['Tiểu thủ công nghiệp', 'Cơ khí', 'Chế biến nông sản', 'Chế biến gỗ', 'Mây tre đan', 'Dệt thổ cẩm', 'Gốm sứ', 'Sản xuất và Thương mại', 'May mặc', 'Điện năng'],
  construction: ['Xây dựng', 'Xây dựng và Thương mại', 'Vật liệu xây dựng', 'Xây dựng tổng hợp'],
  transport: ['Vận tải', 'Dịch vụ vận tải', 'Vận tải hàng hóa', 'Vận tải thủy bộ', 'Giao thông vận tải'],
  trade_service: ['Thương mại', 'Thương mại - Dịch vụ', 'Dịch vụ tổng hợp', 'Dịch vụ du lịch cộng đồng', 'Kinh doanh chợ', 'Thương mại và Du lịch', 'Mua bán'],
  credit_fund: ['Tín dụng'],
  environment: ['Môi trường', 'Vệ sinh môi trường', 'Dịch vụ môi trường', 'Nước sạch', 'Cấp nước nông thôn'],
  other: ['Giáo dục', 'Y tế', 'Nhà ở', 'Văn hóa', 'Công nghệ số', 'Sinh hoạt cộng đồng'],
}

export const products = ['Bưởi da xanh', 'Xoài cát', 'Cam sành', 'Thanh long', 'Sầu riêng', 'Vú sữa', 'Nhãn lồng', 'Vải thiều', 'Mắc ca', 'Hồ tiêu',
  'Cà phê', 'Chè Shan', 'Quế', 'Hồi', 'Sả chanh', 'Gừng', 'Nghệ', 'Tỏi', 'Hành tím', 'Khoai lang', 'Sen', 'Dừa sáp', 'Chuối', 'Dứa', 'Mít', 'Na',
  'Ổi', 'Cá lồng', 'Tôm', 'Cua', 'Nghêu', 'Ong mật', 'Gà đồi', 'Vịt', 'Bò', 'Dê núi', 'Heo bản địa', 'Nấm', 'Lúa nếp', 'Lúa thơm', 'Rau củ', 'Hoa', 'Muối'] as const

/** Hopes, virtues and landscapes: two of these make most of the proper names. */
export const firstSyllables = ['An', 'Bình', 'Đồng', 'Hòa', 'Phú', 'Tân', 'Thành', 'Thanh', 'Vĩnh', 'Long', 'Phước', 'Thịnh', 'Đại', 'Đức', 'Hưng', 'Hải', 'Hồng', 'Kim',
  'Minh', 'Mỹ', 'Nam', 'Ngọc', 'Quang', 'Quyết', 'Sơn', 'Tiến', 'Thiên', 'Thuận', 'Trung', 'Trường', 'Tuấn', 'Văn', 'Việt', 'Xuân', 'Yên', 'Bảo', 'Cẩm', 'Chí',
  'Công', 'Diên', 'Gia', 'Hà', 'Hiệp', 'Hoàng', 'Hùng', 'Khánh', 'Lâm', 'Liên', 'Linh', 'Lộc', 'Nghĩa', 'Nhân', 'Ninh', 'Phong', 'Phúc', 'Quảng', 'Quý', 'Sông',
  'Tam', 'Tây', 'Thạch', 'Thăng', 'Thống', 'Thượng', 'Toàn', 'Trà', 'Tràng', 'Tri', 'Triệu', 'Tường', 'Vạn', 'Vân'] as const
export const secondSyllables = ['An', 'Bình', 'Châu', 'Cường', 'Đạt', 'Điền', 'Đông', 'Giang', 'Hà', 'Hải', 'Hậu', 'Hiền', 'Hòa', 'Hội', 'Hưng', 'Khê', 'Khánh', 'Lâm', 'Lập',
  'Lạc', 'Lễ', 'Lợi', 'Lộc', 'Long', 'Lương', 'Minh', 'Mỹ', 'Nam', 'Nghĩa', 'Nhất', 'Nhơn', 'Ninh', 'Phát', 'Phong', 'Phú', 'Phúc', 'Phước', 'Quang', 'Quý',
  'Sơn', 'Tâm', 'Tân', 'Thạnh', 'Thái', 'Thành', 'Thắng', 'Thiện', 'Thịnh', 'Thọ', 'Thuận', 'Thủy', 'Tiến', 'Tín', 'Trạch', 'Trị', 'Trung', 'Tường', 'Vinh', 'Xuân', 'Yên'] as const

export const familyNames = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý', 'Đinh', 'Trương', 'Lò', 'Vàng', 'Giàng', 'Y', 'Ksor', 'Thạch', 'Sơn'] as const
export const middleNames = ['Văn', 'Thị', 'Đức', 'Hữu', 'Thanh', 'Minh', 'Ngọc', 'Quốc', 'Xuân', 'Đình', 'Công', 'Kim', 'Thu', 'Bá', 'Trọng'] as const
export const givenNames = ['An', 'Anh', 'Bình', 'Chiến', 'Cường', 'Dũng', 'Dung', 'Duy', 'Giang', 'Hà', 'Hải', 'Hạnh', 'Hiền', 'Hòa', 'Hoa', 'Hùng', 'Hương', 'Khánh', 'Lan', 'Linh', 'Long',
  'Mai', 'Minh', 'Nam', 'Nga', 'Nhàn', 'Phong', 'Phúc', 'Phương', 'Quang', 'Sơn', 'Tâm', 'Thắng', 'Thảo', 'Thủy', 'Tiến', 'Toàn', 'Trang', 'Tuấn', 'Tùng', 'Vinh', 'Yến'] as const

export const hamletWords = ['Thôn', 'Thôn', 'Ấp', 'Ấp', 'Xóm', 'Bản', 'Tổ dân phố', 'Khu phố', 'Buôn'] as const
