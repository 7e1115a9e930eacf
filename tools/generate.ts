import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { modules } from '#modules/registry.server.ts'
import { openApiDocument } from '#platform/openapi.server.ts'
import { permissionMatrix } from '#server/permission-matrix.server.ts'
import { schemaText } from '#server/schema-text.server.ts'
import { lawText } from './law.ts'
import { openPool } from '#platform/connection.server.ts'

/** What is generated from the truth: a test fails when one of these files and the truth differ. */
export const generatedFiles = ['src/platform/db-types.ts', 'docs/openapi.json', 'docs/schema.sql', 'docs/permission-matrix.md', 'src/modules/law/listed.json'] as const
export type GeneratedFile = (typeof generatedFiles)[number]

const root = fileURLToPath(new URL('..', import.meta.url))

function databaseTypes(url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'chung-types-'))
  const file = join(folder, 'db-types.ts')
  try {
    execFileSync(process.execPath, [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'), '--dialect', 'postgres', '--url', url, '--out-file', file,
      '--date-parser', 'string', '--type-mapping', '{"int8":"number"}', '--exclude-pattern', '{jobs,auth}.*', '--log-level', 'error',
    ], { stdio: ['ignore', 'ignore', 'inherit'] })
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From a migrated database at `url`. */
export async function generate(url: string): Promise<Record<GeneratedFile, string>> {
  const sql = openPool(url, 1)
  try {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return {
      'src/platform/db-types.ts': databaseTypes(url),
      'docs/openapi.json': `${JSON.stringify(openApiDocument(modules, version), null, 1)}\n`,
      'docs/schema.sql': await schemaText(sql),
      'docs/permission-matrix.md': permissionMatrix(modules),
      'src/modules/law/listed.json': lawText(modules),
    }
  } finally {
    await sql.end()
  }
}

export function writeGenerated(files: Record<GeneratedFile, string>): void {
  for (const file of generatedFiles) writeFileSync(join(root, file), files[file])
}
