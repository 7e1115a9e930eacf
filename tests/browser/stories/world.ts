import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { desk, expectAccessible, expectNoSidewaysScroll, openPage, phone, type Looking } from '../browser.ts'

/** What every story stands on: one server with the demonstration, one browser. */
export type World = { browser: Browser; address: string; password: string }

/** Opens a page of the platform; one that does not answer as expected ends the story there. */
export type Go = (path: string, expected?: number) => Promise<void>

/** As someone at a desk or with a phone would see it; closed when the story ends. */
export async function visit<T>(world: World, looking: Partial<Looking>, story: (page: Page, go: Go) => Promise<T>): Promise<T> {
  const { page, context } = await openPage(world.browser, { ...desk, ...looking })
  const faults: string[] = []
  page.on('pageerror', (fault) => faults.push(fault.message))
  try {
    const result = await story(page, async (path, expected = 200) => {
      const answer = await page.goto(world.address + path)
      expect(answer?.status(), path).toBe(expected)
    })
    expect(faults).toEqual([])
    return result
  } finally {
    await context.close()
  }
}

/** A screen for everybody: axe finds nothing, nothing sticks out at 320 px nor at 200 % zoom of a small desk. */
export async function expectForEverybody(page: Page): Promise<void> {
  const before = page.viewportSize()
  await expectAccessible(page)
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 640 })
    await expectNoSidewaysScroll(page)
  }
  if (before) await page.setViewportSize(before)
}

export async function signIn(world: World, page: Page, login: string): Promise<void> {
  await page.goto(`${world.address}/dang-nhap`)
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', world.password)
  await page.click('form[action="?/password"] button')
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'))
}

export { desk, phone }
