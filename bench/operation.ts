import { fileURLToPath } from 'node:url'
import { goMay, queSuoiTram } from '#modules/identity/cast.ts'
import { inTurn, judge, requestsPerSecond, type Result } from './load.ts'
import { freePort, startSide } from './process.ts'
import { withPlatform } from './server.ts'

/** One record through the kernel over HTTP against a bare Fastify route with the same SELECT, 16 connections. */
const CODE = goMay.code
const bareFile = fileURLToPath(new URL('bare-fastify.ts', import.meta.url))

export default async function run(): Promise<Result> {
  return withPlatform(async (platform) => {
    const port = await freePort()
    const bareUrl = `http://127.0.0.1:${port}`
    const bare = await startSide([bareFile], { PORT: String(port), BENCH_DATABASE_URL: platform.databaseUrl }, `${bareUrl}/ready`)
    try {
      const bearer = (login: string) => ({ authorization: `Bearer ${platform.token(login)}` })
      const [own, officer] = [bearer('giamdoc'), bearer('tinh')]
      const record = `${platform.url}/api/v1/organisations/${CODE}`
      const json = { 'content-type': 'application/json' }
      const difficulty = JSON.stringify({ topic: 'market', subject: 'Đo tốc độ {id}', body: 'Đo tốc độ ghi', to: 'alliance' })
      const row = JSON.stringify({
        table: 'register.unit',
        columns: { organisation_id: queSuoiTram.id, id: '{id}', kind: 'location', name: 'Đo tốc độ {id}', address: 'Đo', source_system: 'bench' },
      })
      const rates = await inTurn({
        publicBare: () => requestsPerSecond({ url: `${bareUrl}/organisations/${CODE}` }),
        publicOurs: () => requestsPerSecond({ url: record }),
        recordBare: () => requestsPerSecond({ url: `${bareUrl}/records/${CODE}` }),
        ownOurs: () => requestsPerSecond({ url: record, headers: own }),
        officerOurs: () => requestsPerSecond({ url: record, headers: officer }),
        writeBare: () => requestsPerSecond({ url: `${bareUrl}/rows`, method: 'POST', headers: json, body: row }),
        writeOurs: () => requestsPerSecond({ url: `${platform.url}/api/v1/difficulties`, method: 'POST', headers: { ...json, ...own, 'idempotency-key': '{id}' }, body: difficulty }),
      })
      return judge('operation', {
        ...rates,
        publicRatio: rates.publicOurs / rates.publicBare,
        ownRatio: rates.ownOurs / rates.recordBare,
        officerRatio: rates.officerOurs / rates.recordBare,
        writeRatio: rates.writeOurs / rates.writeBare,
      }, { publicRatio: { atLeast: 0.6 }, ownRatio: { atLeast: 0.35 }, officerRatio: { atLeast: 0.3 }, writeRatio: { atLeast: 0.4 } })
    } finally {
      await bare.stop()
    }
  })
}
