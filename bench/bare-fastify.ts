import Fastify from 'fastify'
import postgres from 'postgres'

/** The other side of `bench operation`: the same statements without a kernel. PORT and BENCH_DATABASE_URL in the environment. */
const sql = postgres(String(process.env.BENCH_DATABASE_URL), { max: 10 })
const app = Fastify()

app.get('/ready', () => ({ ready: true }))

app.get<{ Params: { code: string } }>('/organisations/:code', async (request, reply) => {
  const rows = await sql`select name, code, address, lines, representative, status from register.organisation where code = ${request.params.code} limit 1`
  return rows[0] ?? reply.code(404).send({})
})

app.get<{ Params: { code: string } }>('/records/:code', async (request, reply) => {
  const rows = await sql`select o.*, to_jsonb(p) as profile,
      (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from register.representative r where r.organisation_id = o.id) as representatives,
      (select coalesce(jsonb_agg(to_jsonb(u)), '[]') from register.unit u where u.organisation_id = o.id) as units,
      (select count(*)::int from register.correction_request c where c.organisation_id = o.id and c.state in ('awaiting_organisation', 'awaiting_registrar')) as open_corrections
    from register.organisation o left join register.profile p on p.organisation_id = o.id where o.code = ${request.params.code} limit 1`
  return rows[0] ?? reply.code(404).send({})
})

app.post<{ Body: { table: string; columns: Record<string, string> } }>('/rows', async (request, reply) => {
  const { table, columns } = request.body
  await sql`insert into ${sql(table)} ${sql(columns)}`
  return reply.code(201).send({})
})

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
