import { DEMONSTRATION_PASSWORD } from '#modules/identity/index.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { openBrowser } from './browser.ts'
import { startTestServer, type TestServer } from './server.ts'
import { accountStories } from './stories/account.ts'
import { allianceStories } from './stories/alliance.ts'
import { assemblyStories } from './stories/assembly.ts'
import { capitalStories } from './stories/capital.ts'
import { citizenStories } from './stories/citizen.ts'
import { difficultyStories } from './stories/difficulties.ts'
import { directorStories } from './stories/director.ts'
import { importStories } from './stories/import.ts'
import { officerStories } from './stories/officers.ts'
import { ownListStories } from './stories/own-list.ts'
import { paperStories } from './stories/papers.ts'
import { screenStories } from './stories/screens.ts'
import { secretVoteStories } from './stories/secret-vote.ts'
import type { World } from './stories/world.ts'

/** Pages are built and the country is invented once for all stories. */
const PREPARATION_MS = 400_000

let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

describe('with nothing in it', () => {
  let server: TestServer
  beforeAll(async () => { server = await startTestServer({ empty: true }) }, PREPARATION_MS)
  afterAll(() => server.stop())
  ownListStories(() => ({ browser, address: server.address, password: '' }), () => server.setUp ?? '')
})

describe('with the demonstration', () => {
  let server: TestServer
  beforeAll(async () => { server = await startTestServer() }, PREPARATION_MS)
  afterAll(() => server.stop())
  const world = (): World => ({ browser, address: server.address, password: DEMONSTRATION_PASSWORD, dataDir: server.dataDir })

  // First, while all is as it was invented: these are the pictures of docs.
  describe('every screen', () => screenStories(world))
  describe('a citizen', () => citizenStories(world))
  describe('officers', () => officerStories(world))
  describe('the list of a province', () => importStories(world))
  describe('the Alliance', () => allianceStories(world))
  describe('a director', () => directorStories(world))
  describe('difficulties', () => difficultyStories(world))
  describe('papers and law', () => paperStories(world))
  describe('members and capital', () => capitalStories(world))
  describe('a general meeting', () => assemblyStories(world))
  describe('a secret vote', () => secretVoteStories(world))
  describe('accounts', () => accountStories(world))
})
