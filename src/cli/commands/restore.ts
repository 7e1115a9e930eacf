import type { Command } from 'commander'
import { answer, fileOfUser, progressBar } from '../terminal.ts'

export const addRestore = (program: Command): Command => program.command('restore <file>')
  .description('khôi phục từ tệp sao lưu: mọi dữ liệu đang có được thay bằng dữ liệu trong tệp · restore a backup: everything in the database is replaced by it')
  .option('--json', 'in kết quả bằng JSON · the result as JSON')
  .action(async (file: string, options: { json?: boolean }) => {
    const { restoreFrom } = await import('../archives.ts')
    const bar = progressBar(options.json)
    const { manifest, sameSecret } = await restoreFrom(fileOfUser(file), bar.show).finally(bar.end)
    if (options.json) answer({ file: fileOfUser(file), madeAt: manifest.madeAt, tables: manifest.tables.length, sameSecret })
    else {
      answer(`Đã khôi phục dữ liệu của lúc ${manifest.madeAt} · Restored the data of ${manifest.madeAt}`)
      if (!sameSecret) answer('Khóa bí mật ở đây khác với nơi đã sao lưu: hãy đặt lại tệp secret.key (hoặc CHUNG_SECRET) cũ, nếu không sẽ không đọc được số định danh cá nhân. · The secret here is not the one of the backup: bring back its secret.key (or CHUNG_SECRET), or personal numbers cannot be read.')
    }
  })
