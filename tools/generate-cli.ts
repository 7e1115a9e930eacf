import { modules } from '#modules/registry.server.ts'
import { openPool } from '#platform/connection.server.ts'
import { createDatabase, install, urlWith } from '#platform/installation.server.ts'
import { generate, writeGenerated } from './generate.ts'
import { useSecret } from '#platform/secrets.server.ts'
import { withServer } from './scratch-server.ts'

/** `npm run generate`: what is generated, from a scratch database with every migration. */
useSecret('generate')
await withServer(async (serverUrl) => {
  const administrator = openPool(serverUrl, 1)
  const url = urlWith(serverUrl, { database: 'chung_generate' })
  await administrator.unsafe('drop database if exists chung_generate with (force)')
  await createDatabase(administrator, 'chung_generate')
  await install(url, 'generate', modules)
  writeGenerated(await generate(url))
  await administrator.unsafe('drop database chung_generate with (force)')
  await administrator.end()
})
