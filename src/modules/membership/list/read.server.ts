import type { OrganisationType } from '../admission/rules.ts'
import { headings } from './headings.ts'
import { readMember } from './rules.ts'
import type { ListLine } from './schema.ts'
import { readTable, type ReadTable } from './table.server.ts'

const keys = { noTable: 'membership.list.noTable', noRows: 'membership.list.noRows', tooLong: 'membership.list.tooLong' }

export const readList = (bytes: Uint8Array, type: OrganisationType, today: string): Promise<ReadTable<ListLine>> =>
  readTable(bytes, headings, keys, (row, columns) => readMember(row, columns, type, today))
