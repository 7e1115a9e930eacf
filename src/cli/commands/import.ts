import type { Command } from 'commander'
import { answer, fileOfUser, progressBar, say } from '../terminal.ts'

export const addImport = (program: Command): Command => {
  const command = program.command('import').description('nhập dữ liệu · bring data in')
  addOrganisations(command)
  return command
}

const addOrganisations = (program: Command): Command => program.command('organisations <file>')
  .description('danh sách hợp tác xã (XLSX, CSV) vào Chung đang chạy · a list of cooperatives (XLSX, CSV) into the running Chung')
  .option('--as <login>', 'tài khoản minh họa · demonstration account')
  .option('--token <token>', 'khóa truy cập; mặc định: biến CHUNG_TOKEN · bearer token; else CHUNG_TOKEN')
  .option('--dry-run', 'chỉ xem trước, không ghi · look only, write nothing')
  .option('--json', 'in công việc bằng JSON · the job as JSON')
  .action(async (file: string, options: { as?: string; token?: string; dryRun?: boolean; json?: boolean }) => {
    const { importOrganisations } = await import('../imports.ts')
    const bar = progressBar(options.json)
    const job = await importOrganisations(fileOfUser(file), options, bar.show).finally(bar.end)
    if (options.json) return answer(job)
    for (const [name, count] of Object.entries(job.counts)) answer(`${name.padEnd(16)} ${count}`)
    for (const problem of job.problems.slice(0, SHOWN)) answer(problem.text)
    if (job.problems.length > SHOWN) say(`… ${job.problems.length - SHOWN}`)
    if (job.resultUrl) answer(job.resultUrl)
  })

const SHOWN = 20
