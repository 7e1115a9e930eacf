import type { Command } from 'commander'
import { answer } from '../terminal.ts'

export const addOpenApi = (program: Command): Command => program.command('openapi')
  .description('mô tả API (OpenAPI 3.1), sinh từ mã nguồn · the API\'s description (OpenAPI 3.1), generated from the code')
  .option('--json', 'không xuống dòng · on one line')
  .action(async (options: { json?: boolean }) => {
    const [{ openApiDocument }, { modules }, { default: manifest }] = await Promise.all([
      import('#platform/openapi.server.ts'), import('#modules/registry.server.ts'), import('../../../package.json', { with: { type: 'json' } }),
    ])
    const document = openApiDocument(modules, manifest.version)
    answer(options.json ? document : JSON.stringify(document, null, 1))
  })
