import type * as z from 'zod'
import type * as schema from './schema.ts'

export type Paper = z.output<typeof schema.paper>
export type Heading = z.output<typeof schema.heading>
export type Align = z.output<typeof schema.align>
/** Widths come from the content. */
export type PaperColumn = z.output<typeof schema.tableColumn>
/** Numbers are written 1.234.567,8 and stand right. */
export type PaperValue = z.output<typeof schema.cellValue>
export type PaperRow = z.output<typeof schema.tableRow>
export type PaperTable = z.output<typeof schema.table>
export type PaperFact = z.output<typeof schema.fact>
export type PaperBlock = z.output<typeof schema.block>
export type ListMarker = z.output<typeof schema.listMarker>
export type Origin = z.output<typeof schema.origin>
export type Drawing = z.output<typeof schema.drawing>
export type Signature = z.output<typeof schema.signature>
export type Confirmation = z.output<typeof schema.confirmation>
