import * as z from 'zod'
import { findProvince } from '#modules/places/index.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { workbookBytes } from '#platform/workbook/index.server.ts'
import { can, ownerOf } from '../policy.ts'
import { exampleColumns, inventList } from './list.ts'

const STAMP = 'SỐ LIỆU MINH HỌA – tên, mã số và con số trong tệp này là bịa ra để dùng thử'

export const getExample = operation({
  id: 'imports.getExample',
  summary: 'An invented list in the style of a province’s own, to try the import with.',
  reads: true,
  input: z.object({ province: z.string().optional() }),
  output: z.object({ fileName: z.string(), bytes: z.custom<Uint8Array>() }),
  allow: can.importList,
  run: async (ctx, { province }) => {
    const owner = ownerOf(ctx.actor, province ?? null)
    const found = owner && findProvince(owner.province)
    if (!found) throw new AppError('forbidden', 'imports.whichProvince')
    const bytes = await workbookBytes({
      stamp: STAMP,
      sheets: [{ name: 'DS HTX', title: `DANH SÁCH HỢP TÁC XÃ TRÊN ĐỊA BÀN ${found.name.toLocaleUpperCase('vi')}`, notes: ['(Tệp ví dụ để dùng thử)'], columns: exampleColumns, rows: inventList(found.code, found.name) }],
    })
    return { fileName: `danh-sach-vi-du-${found.code}.xlsx`, bytes }
  },
})
