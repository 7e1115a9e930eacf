import postgres from 'postgres'

const sql = postgres(String(process.env.BENCH_DATABASE_URL), { max: 10 })

export const csr = false

export const load = async ({ params }: { params: { code: string } }) => {
  const rows = await sql`select name, code, address, lines, representative, status from register.organisation where code = ${params.code} limit 1`
  return { record: rows[0] }
}
