import { expect, test } from 'vitest'
import channelsEn from '../../(account)/tai-khoan/kenh-bao/messages/en.json' with { type: 'json' }
import channelsVi from '../../(account)/tai-khoan/kenh-bao/messages/vi.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort()

test.each([['inbox and log', vi, en], ['channels', channelsVi, channelsEn]] as [string, Record<string, string>, Record<string, string>][])('%s: both languages say the same with the same blanks', (_name, vietnamese, english) => {
  expect(Object.keys(english)).toEqual(Object.keys(vietnamese))
  for (const [key, text] of Object.entries(vietnamese)) {
    expect(text, key).toBe(text.normalize('NFC'))
    expect(holes(english[key] ?? ''), key).toEqual(holes(text))
  }
})
