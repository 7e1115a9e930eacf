import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './browser.ts'

let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']
const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
/** Every vowel with every mark, both cases, and đ: what a Vietnamese text can hold beyond ASCII. */
const letters = [...vowels.flatMap((v) => marks.map((m) => (v + m).normalize('NFC'))), 'đ'].flatMap((c) => [c, c.toUpperCase()])

test('every Vietnamese letter has ink of its own: none is empty, none is the box of a missing glyph', async () => {
  const { page, context } = await openPage(browser, { width: 360, height: 640 })
  await page.setContent('<canvas id="c" width="80" height="80"></canvas>')
  const drawn = await page.evaluate((characters) => {
    const canvas = document.querySelector('canvas')
    const pen = canvas?.getContext('2d', { willReadFrequently: true })
    if (!pen) throw new Error('no canvas')
    pen.font = '48px "Be Vietnam Pro"'
    return characters.map((character) => {
      pen.clearRect(0, 0, 80, 80)
      pen.fillText(character, 10, 60)
      const { data } = pen.getImageData(0, 0, 80, 80)
      let ink = 0
      let hash = 0
      for (let i = 3; i < data.length; i += 4) {
        const alpha = data[i] ?? 0
        if (alpha > 0) ink += 1
        hash = (hash * 31 + alpha) | 0
      }
      return { character, ink, hash }
    })
  }, ['\uE123', ...letters])
  const [missing, ...real] = drawn
  expect(real.filter((d) => d.ink < 40).map((d) => d.character)).toEqual([])
  expect(real.filter((d) => d.hash === missing?.hash).map((d) => d.character)).toEqual([])
  expect(new Set(real.map((d) => d.hash)).size).toBe(new Set(letters).size)
  await context.close()
})

test('a sentence renders with ink', async () => {
  const { page, context } = await openPage(browser, { width: 360, height: 640 })
  await page.setContent('<p style="font:20px \'Be Vietnam Pro\'">Hợp tác xã Nông nghiệp Gò Mây, xã Đông Sơn, tỉnh Quảng Ngãi: tỏi, hành, ớt, sắn, mía.</p>')
  const withText = await page.screenshot()
  await page.setContent('<p></p>')
  expect(withText.equals(await page.screenshot())).toBe(false)
  await context.close()
})
