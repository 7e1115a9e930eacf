import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sources from '#data/law/rules.json' with { type: 'json' }
import type { ListedRule, LawTest } from '#modules/law/schema.ts'
import type { Module } from '#platform/module.ts'
import { rulesAtStart, titlesIn } from './test-titles.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every test whose name, or the name of a group around it, starts with the number of a rule. */
export function testsByRule(files: readonly string[] = globSync('{src,tests}/**/*.test.ts', { cwd: root })): Map<string, LawTest[]> {
  const found = new Map<string, LawTest[]>()
  for (const file of files.map((one) => one.replaceAll('\\', '/')).sort()) {
    for (const titles of titlesIn(readFileSync(`${root}/${file}`, 'utf8'), file)) {
      for (const rule of new Set(titles.flatMap(rulesAtStart))) found.set(rule, [...(found.get(rule) ?? []), { file, name: titles.join(' › ') }])
    }
  }
  return found
}

/** What the page of the law lists: all rules, those that modules decide by with their functions and tests. */
export function listedRules(modules: readonly Module[]): ListedRule[] {
  const tests = testsByRule()
  return sources.map((source) => {
    const claims = modules.flatMap((module) => (module.law ?? []).filter(({ rule }) => rule === source.rule).map((claim) => ({ module: module.name, claim })))
    const [first] = claims
    return {
      rule: source.rule,
      article: source.article,
      title: source.title,
      from: first?.claim.from ?? source.from,
      to: first ? first.claim.to : source.to,
      module: first?.module ?? null,
      decidedBy: [...new Set(claims.map(({ claim }) => claim.decidedBy))],
      note: source.note,
      // A rule that nobody claims has no tests, whatever a name says.
      tests: first ? (tests.get(source.rule) ?? []) : [],
    }
  })
}

/** One rule a line, so that a change shows as what it is. */
export const lawText = (modules: readonly Module[]): string => `[\n${listedRules(modules).map((rule) => JSON.stringify(rule)).join(',\n')}\n]\n`
