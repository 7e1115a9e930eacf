import { expect, it } from 'vitest'
import { CACHE_MS, HOLD_MS, PersonCache } from './cache.ts'

function make() {
  const clock = { now: 1_000_000 }
  return { clock, cache: new PersonCache<string>(() => clock.now) }
}

it('keeps an answer for at most 30 seconds, or until the session ends', () => {
  const { clock, cache } = make()
  cache.keep('long', 'p', 'actor', null, cache.ticket())
  cache.keep('short', 'p', 'actor', clock.now + 5, cache.ticket())
  expect(cache.find('long')).toBe('actor')
  clock.now += 5
  expect(cache.find('short')).toBeUndefined()
  clock.now += CACHE_MS
  expect(cache.find('long')).toBeUndefined()
  expect(cache.size).toBe(0)
})

it('forgets a person at once and nobody else', () => {
  const { cache } = make()
  cache.keep('a', 'p', 'one', null, cache.ticket())
  cache.keep('b', 'q', 'two', null, cache.ticket())
  cache.forget('p')
  expect([cache.find('a'), cache.find('b')]).toEqual([undefined, 'two'])
})

it('does not keep an answer that was read before the change', () => {
  const { cache } = make()
  const before = cache.ticket()
  cache.forget('p')
  cache.keep('a', 'p', 'stale', null, before)
  expect(cache.find('a')).toBeUndefined()
})

it('asks the database again while the change may still be committing', () => {
  const { clock, cache } = make()
  cache.hold('p')
  cache.keep('a', 'p', 'perhaps stale', null, cache.ticket())
  expect(cache.find('a')).toBeUndefined()
  clock.now += HOLD_MS
  cache.keep('a', 'p', 'fresh', null, cache.ticket())
  expect(cache.find('a')).toBe('fresh')
})

it('stays bounded', () => {
  const { cache } = make()
  for (let i = 0; i < 25_000; i++) cache.keep(`k${i}`, `p${i}`, 'x', null, cache.ticket())
  expect(cache.size).toBeLessThanOrEqual(20_000)
  expect(cache.find('k24999')).toBe('x')
})
