import postgres from 'postgres'

// The build loads this module too, without a database.
const sql = postgres(process.env.BENCH_DATABASE_URL ?? 'postgres://127.0.0.1/building', { max: 10 })

export const csr = false

export const load = async ({ params }: { params: { code: string } }) => {
  const rows = await sql`select name, code, address, lines, representative, status from register.organisation where code = ${params.code} limit 1`
  return { record: rows[0] }
}
