import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { addBackup } from './commands/backup.ts'
import { addBench } from './commands/bench.ts'
import { addImport } from './commands/import.ts'
import { addOpenApi } from './commands/openapi.ts'
import { addRestore } from './commands/restore.ts'
import { addStart } from './commands/start.ts'
import { addToken } from './commands/token.ts'
import { addVerify } from './commands/verify.ts'
import { explain } from './problems.ts'

// A thousand modules of TypeScript take half a second less from the second start on.
enableCompileCache(fileURLToPath(new URL('../../.tmp/compile-cache', import.meta.url)))

/** Commands load what they need when they run: `--help` answers at once. */
const program = new Command('chung')
  .description('Nền tảng số dùng chung của hợp tác xã Việt Nam · the shared digital platform of Vietnam\'s cooperatives')
  .addHelpText('after', `
Môi trường · Environment:
  PORT          cổng · port (3000)
  HOST          địa chỉ nghe · address to listen on (127.0.0.1)
  CHUNG_DATA    thư mục dữ liệu · data folder (.chung)
  DATABASE_URL  PostgreSQL 18 có sẵn thay cho bản đi kèm · a PostgreSQL 18 server instead of the embedded one`)

for (const add of [addStart, addImport, addToken, addBackup, addRestore, addBench, addOpenApi, addVerify]) add(program)

try {
  await program.parseAsync()
} catch (problem) {
  await explain(problem, process.argv.includes('--json'))
  process.exitCode = 1
}
