import type { Command } from 'commander'
import type { Fault, Verdict } from '#modules/ballots/index.ts'
import { CommandProblem } from '../problems.ts'
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
  addBallot(verify)
  return verify
}

const addBallot = (verify: Command): Command => verify.command('ballot <file>')
  .description('kiểm tra lại kết quả bỏ phiếu kín từ tệp đã công bố, không cần máy chủ nào · recheck a secret ballot from its published file, without any server')
  .option('--json', 'in kết quả bằng JSON · the result as JSON')
  .action(async (file: string, options: { json?: boolean }) => {
    const { verifyBoard, faultInWorker } = await import('#modules/ballots/index.ts')
    const path = fileOfUser(file)
    const verdict = await verifyBoard(await readJson(path), faultInWorker)
    const valid = verdict.faults.length === 0
    if (options.json) answer({ valid, ...verdict })
    else for (const line of linesOf(verdict)) answer(line)
    if (!valid) process.exitCode = 1
  })

async function readJson(path: string): Promise<unknown> {
  const { readFile } = await import('node:fs/promises')
  const text = await readFile(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandProblem(`${path} không phải tệp JSON. Hãy tải lại danh sách phiếu công bố.`, `${path} is not JSON. Download the published list again.`)
  }
}

/** What each fault means, for a member who rechecks. */
const meaning: Record<Fault['what'], string> = {
  file: 'tệp không đúng mẫu · the file is not of this form',
  fingerprint: 'câu hỏi hoặc khóa đã bị sửa · questions or keys were changed',
  roll: 'số người bỏ phiếu không khớp · numbers of voters do not fit',
  key: 'khóa của hòm phiếu không đúng · a key of the box is wrong',
  token: 'thẻ bỏ phiếu giả hoặc dùng hai lần · a token is forged or spent twice',
  receipt: 'mã phiếu không khớp lựa chọn · a receipt does not fit its ballot',
  ballot: 'phiếu không hợp lệ · a ballot does not hold',
  sums: 'tổng các phiếu không đúng · the ballots do not add up to the sums',
  election: 'khóa chung của người giữ khóa không đúng · the key holders’ common key is wrong',
  opening: 'phần mở của người giữ khóa không đúng · an opening by a key holder is wrong',
  tally: 'kết quả công bố không đúng với các phiếu · the published result is not that of the ballots',
}

const SHOWN_FAULTS = 20
function linesOf({ faults, ballots, final }: Verdict): string[] {
  if (faults.length > 0) return [...faults.slice(0, SHOWN_FAULTS).map(({ what, at }) => `✗ ${what} [${at}]: ${meaning[what]}`), ...(faults.length > SHOWN_FAULTS ? [`… ${faults.length - SHOWN_FAULTS}`] : [])]
  return [final
    ? `Đúng: ${ballots} phiếu, kết quả khớp với các phiếu · It holds: ${ballots} ballots, the result is theirs`
    : `Đúng đến đây: ${ballots} phiếu, chưa có kết quả vì chưa đủ người giữ khóa mở · It holds so far: ${ballots} ballots, no result yet because too few key holders have opened it`]
}
