import type { Command } from 'commander'
import { answer, fileOfUser, progressBar } from '../terminal.ts'

export const addBackup = (program: Command): Command => program.command('backup <file>')
  .description('sao lưu toàn bộ cơ sở dữ liệu vào một tệp, kể cả khi Chung đang chạy · save the whole database in one file, beside a running Chung or not')
  .option('--json', 'in kết quả bằng JSON · the result as JSON')
  .action(async (file: string, options: { json?: boolean }) => {
    const { backupTo } = await import('../archives.ts')
    const bar = progressBar(options.json)
    const manifest = await backupTo(fileOfUser(file), bar.show).finally(bar.end)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    if (options.json) answer({ file: fileOfUser(file), madeAt: manifest.madeAt, tables: manifest.tables.length, rows })
    else {
      answer(`Đã sao lưu ${manifest.tables.length} bảng, ${rows} dòng · Saved ${manifest.tables.length} tables, ${rows} rows: ${fileOfUser(file)}`)
      answer('Khóa bí mật (secret.key trong thư mục dữ liệu) không nằm trong tệp này: hãy cất riêng. · The secret (secret.key in the data folder) is not in this file: keep it apart.')
    }
  })
