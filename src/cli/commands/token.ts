import type { Command } from 'commander'
import { answer } from '../terminal.ts'

export const addToken = (program: Command): Command => program.command('token')
  .description('khóa truy cập của một tài khoản minh họa · a bearer token of a demonstration account')
  .requiredOption('--as <login>', 'tên đăng nhập · login')
  .option('--json')
  .action(async (options: { as: string; json?: boolean }) => {
    const { tokenOf } = await import('../token.ts')
    const token = await tokenOf(options.as)
    answer(options.json ? { login: options.as, token } : token)
  })
