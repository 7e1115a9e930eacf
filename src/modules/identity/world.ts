import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import type { Actor } from '#platform/operation.server.ts'
import { storyOrganisations, storyPeople } from './cast.ts'
import { seedPeople } from './seed.server.ts'
import { createEdge, type EdgeOptions, type IdentityEdge } from './signin/edge.server.ts'
import { readStanding } from './signin/actor.server.ts'

export const ORIGIN = 'http://localhost:3000'

/** For tests: the cast of eight on a database of its own, and the sign-in service over it. */
export type World = TestDatabase & { edge: IdentityEdge; as: (login: string) => Promise<Actor>; personOf: (login: string) => string }

export async function castWorld(oidc: EdgeOptions['oidc'] = null, origin = ORIGIN): Promise<World> {
  const t = await testDatabase()
  for (const o of storyOrganisations) {
    await t.ownerSql`
      insert into register.organisation (id, code, type, name, province_code, commune_code, demonstration, source_system)
      values (${o.id}, ${o.code}, ${o.type}, ${o.name}, ${o.provinceCode}, ${o.communeCode}, true, 'demonstration')`
  }
  await seedPeople({ owner: t.owner, now: new Date(), say: () => undefined })
  const edge = await createEdge({ kernel: t.kernel, authUrl: t.authUrl, origin, oidc })
  const personOf = (login: string): string => storyPeople.find((p) => p.login === login)?.id ?? ''
  return {
    ...t, edge, personOf,
    as: async (login) => {
      const standing = await readStanding(t.kernel.pools.app, personOf(login))
      if (!standing) throw new Error(`nobody is called ${login}`)
      return standing.actor
    },
    close: async () => {
      await edge.close()
      await t.close()
    },
  }
}
