import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kyselyOver, openPool, type Pool } from './connection.server.ts'
import { testDatabase, type TestDatabase } from './testing.server.ts'
import { allEnded, Transaction, type Settings } from './transaction.server.ts'

let t: TestDatabase
let pool: Pool
beforeAll(async () => {
  t = await testDatabase()
  await t.ownerSql`create table public.seat (name text primary key)`
  await t.ownerSql`create table public.guest (seat text not null, who int not null)`
  await t.ownerSql`grant all on public.seat, public.guest to public`
})
afterAll(() => t.close())

const nobody: Settings = { actorId: null, orgIds: [], province: null, commune: null, alliance: null, action: 'sit', requestId: 'r', ground: null }

/** Sits down, and takes the seat with the last statement before the commit; another one's seat undoes it all. */
async function sit(seat: string, who: number): Promise<boolean> {
  const transaction = await Transaction.open(pool, nobody, false)
  const db = kyselyOver(transaction.send)
  const { rows } = await sql`select 1 from public.seat where name = ${seat}`.execute(db)
  if (rows.length > 0) {
    transaction.finish()
    return false
  }
  await sql`insert into public.guest values (${seat}, ${who})`.execute(db)
  transaction.later(sql`insert into public.seat values (${seat})`.execute(db))
  return transaction.commit().then(() => true, () => false)
}

test('what is sent just before the commit belongs to it: of many at once one is there with everything, the others with nothing', async () => {
  for (let round = 0; round < 20; round += 1) {
    // A fresh pool each time: the first use of a statement takes another road through the driver.
    pool = openPool(t.urls.app, 4)
    const sat = await Promise.all(Array.from({ length: 8 }, (_, who) => sit(`seat ${round}`, who)))
    await allEnded(pool)
    await pool.end()
    const guests = await t.ownerSql<{ who: number }[]>`select who from public.guest where seat = ${`seat ${round}`}`
    expect(guests.map(({ who }) => who)).toEqual(sat.flatMap((is, who) => (is ? [who] : [])))
    expect(guests).toHaveLength(1)
  }
})
