import type { WriteValue } from '#platform/workbook/index.server.ts'

/** What hand-kept lists hold besides clean rows: a text in an old typeface, an impossible day, a code cut short, one body twice, one that the register may have. */
export const slips: readonly (readonly WriteValue[])[] = [
  ['HTX DVNN B×nh Minh 2', '9952190015', 'x· B×nh Minh, huyÖn B×nh S¬n, Qu¶ng Ng·i', 'NguyÔn V¨n T©m', '0900 111 222', 'Trồng lúa', 'Nông nghiệp', '14/06/2012', '640.000.000', 58, 9, 1_250_000_000, 'Đang hoạt động', 'phông .VnTime'],
  ['HTX Vận tải Sông Trà Khúc', '995219', 'phường Chánh Lộ, TP Quảng Ngãi', 'Phạm Ngọc Ẩn', '0900 333 444', 'Vận tải hàng hóa', 'GTVT', '31/02/2019', '2.400.000.000', 31, 40, 5_800_000_000, 'Đang hoạt động', null],
  ['HTX Trồng nấm Đồi Sim', null, 'xã Tịnh Thọ, H. Sơn Tịnh, Quảng Ngãi', 'Trần Thị Mận', '0900 555 666', 'Trồng nấm', 'Nông nghiệp', '2018', '300.000.000', 12, 4, 410_000_000, 'hoạt động yếu', null],
  ['HTX nông nghiệp Gò Mây', null, 'thôn Gò Mây, xã Bình Hiệp, H. Bình Sơn, Quảng Ngãi', 'Lê Văn Bảy', '0900 000 105', 'Trồng rau ăn lá', 'Nông nghiệp', '04/05/2016', '1.450.000.000', 86, 19, 4_820_000_000, 'Đang hoạt động', null],
  ['HTX Quế Trà Bùi', null, 'thôn Quế, xã Trà Bùi, huyện Trà Bồng, Quảng Ngãi', 'Hồ Văn Núi', '0900 777 888', 'Trồng quế', 'Nông nghiệp', '12/05/2019', '900.000.000', 22, 6, 730_000_000, 'Đang hoạt động', null],
  ['HTX Thủy sản Bãi Ngang', null, 'thôn Bãi Ngang', 'Võ Hải', '0900 999 000', 'Nuôi tôm', 'Nông nghiệp', '20/08/2020', '500.000.000', 15, 5, 980_000_000, 'Đang hoạt động', 'chưa rõ xã'],
]
