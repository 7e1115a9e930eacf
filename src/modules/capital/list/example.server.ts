import * as z from 'zod'
import { listRegistered } from '#modules/membership/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { operation } from '#platform/operation.server.ts'
import { workbookBytes } from '#platform/workbook/index.server.ts'
import { can } from '../policy.ts'
import { code } from '../schema.ts'

export const exampleLedger = operation({
  id: 'capital.exampleLedger',
  summary: 'A workbook with everybody who may contribute and what they undertook; the amounts paid are left to fill in.',
  reads: true,
  input: z.object({ code }),
  output: z.object({ fileName: z.string(), bytes: z.custom<Uint8Array>() }),
  allow: can.keepBook,
  run: async (ctx, { code: handle }) => {
    const { id } = await getOwnSubject(ctx, handle)
    const members = (await listRegistered(ctx, id)).filter((one) => one.kind !== 'linked_noncontributing')
    const t = (key: string) => ctx.say(`capital.list.example.${key}`)
    const bytes = await workbookBytes({
      sheets: [{
        name: t('sheet'), title: t('title'), notes: [t('note')],
        columns: [
          { header: t('number'), type: 'number', width: 14 }, { header: t('name'), width: 32 }, { header: t('committed'), type: 'number', width: 20 }, { header: t('paid'), type: 'number', width: 20 },
          { header: t('paidOn'), width: 14 }, { header: t('asset'), width: 24 }, { header: t('ground'), width: 24 },
        ],
        rows: members.map((one) => [one.number, one.name, one.pledgedDong || null, null, null, null, null]),
      }],
    })
    return { fileName: 'mau-so-gop-von.xlsx', bytes }
  },
})
