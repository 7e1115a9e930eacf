import { AppError, type Params } from '#platform/problem.ts'

/** Every way a file can be refused, with the words in messages/. */
export const damaged = (what: string): AppError => new AppError('invalid', 'workbook.damaged', { what })
export const unsupported = (key: string, params: Params = {}): AppError => new AppError('unsupported', `workbook.${key}`, params)
export const tooLarge = (key: string, params: Params = {}): AppError => new AppError('too_large', `workbook.${key}`, params)
export const megabytes = (bytes: number): number => Math.round(bytes / (1024 * 1024))
