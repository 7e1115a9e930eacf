import type { Command } from 'commander'
import { answer, fileOfUser, progressBar } from '../terminal.ts'

export const addVerify = (program: Command): Command => {
  const verify = program.command('verify').description('kiểm tra · check')
  verify.command('backup <file>')
    .description('kiểm tra mọi mã kiểm tra trong một tệp sao lưu, không chạm tới cơ sở dữ liệu · check every hash in a backup without touching the database')
    .option('--json', 'in kết quả bằng JSON · the result as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const { verifyArchive, withArchive } = await import('#platform/archive/index.server.ts')
      const bar = progressBar(options.json)
      const manifest = await withArchive(fileOfUser(file), async (archive) => {
        await verifyArchive(archive, bar.show)
        return archive.manifest
      }).finally(bar.end)
      const { madeAt, tables } = manifest
      const rows = tables.reduce((sum, table) => sum + table.rows, 0)
      answer(options.json ? { valid: true, madeAt, tables: tables.length, rows }
        : `Tệp nguyên vẹn: ${tables.length} bảng, ${rows} dòng, lúc ${madeAt} · The file is whole: ${tables.length} tables, ${rows} rows, of ${madeAt}`)
    })
  return verify
}
