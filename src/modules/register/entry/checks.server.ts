import { findCommune, listIndustryCodes } from '#modules/places/index.ts'
import type { Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { checkTaxCode, checkDigitRule, codeRule } from '../codes/rules.ts'
import { duplicateRule, similarity } from '../duplicates/rules.ts'
import { checkLines, lineRule } from '../lines/rules.ts'
import { checkName, findClashes, nameRule } from '../naming/rules.ts'
import type { LegalRule } from '../legal-rule.ts'
import type { BusinessLine, OrganisationType } from '../schema.ts'
import { askQuestion } from '../search/rules.ts'
import type { Warning } from './schema.ts'
import { findCodeHolder, listNamesakes } from './store.server.ts'

const warn = (rule: LegalRule, key: string, detail: string | null = null): Warning => ({ rule: rule.rule, article: rule.article, key, detail })

/** Rule 52 blocks, rule 53 asks for a reason. */
export async function checkCodeFor(ctx: Ctx, code: string | null, reason: string | null, keptFromPredecessor: boolean): Promise<{ code: string | null; warnings: Warning[] }> {
  if (code === null || code === '') return { code: null, warnings: [] }
  const check = checkTaxCode(code)
  if (check.kind !== 'organisation' || check.reason === 'serial') throw new AppError('invalid', 'register.codeForm', {}, { article: codeRule.article, fields: [{ path: 'code', key: 'register.codeForm' }] })
  if (!check.valid && !reason) throw new AppError('invalid', 'register.codeCheckDigit', {}, { fields: [{ path: 'codeReason', key: 'register.codeCheckDigit' }] })
  const holder = keptFromPredecessor ? null : await findCodeHolder(ctx.db, check.normalized ?? code)
  if (holder) throw new AppError('conflict', 'register.codeTaken', { code, name: holder.name }, { article: codeRule.article })
  return { code: check.normalized, warnings: check.valid ? [] : [warn(checkDigitRule, 'register.codeCheckDigit', reason)] }
}

/** Rule 57: names warn, they do not block: the registrar decides, and records of before the law keep theirs. */
export async function checkNameFor(ctx: Ctx, body: { type: OrganisationType; name: string; code?: string | null; commune?: string | null }, exceptId: string | null): Promise<Warning[]> {
  const { type, name } = body
  const problems = checkName(type, name).map((problem) => warn(nameRule, 'register.nameProblem', problem))
  const namesakes = await listNamesakes(ctx.db, askQuestion(name).core, exceptId)
  // HTX and LHHTX among themselves; a THT only against THT (D92 17.1).
  const rivals = namesakes.filter((other) => (other.type === 'THT') === (type === 'THT'))
  const twins = namesakes.filter((other) => !other.ended && similarity(body, { ...other, type: other.type as OrganisationType }).verdict === 'same')
  return [
    ...problems,
    ...findClashes(type, name, rivals).map((clash) => warn(nameRule, 'register.nameTaken', `${clash.name} (${clash.why})`)),
    ...twins.map((twin) => warn(duplicateRule, 'register.maybeDuplicate', twin.name)),
  ]
}

/** Rule 58. Only VSIC 2025 is known whole; of earlier versions the form alone can be checked. */
export async function checkLinesFor(ctx: Ctx, lines: readonly BusinessLine[] | undefined): Promise<void> {
  if (lines === undefined || lines.length === 0) return
  const known = new Set<string>()
  for (const code of new Set(lines.filter((line) => line.version === '2025').map((line) => line.code))) {
    const { items } = await ctx.call(listIndustryCodes, { version: '2025', q: code, limit: 5 })
    if (items.some((item) => item.code === code && item.level === 4)) known.add(code)
  }
  const problems = checkLines(lines, (version, code) => (version === '2025' ? known.has(code) : ['2018', '2007'].includes(version)))
  if (problems.length === 0) return
  throw new AppError('invalid', 'register.lineProblem', {}, {
    article: lineRule.article, fields: problems.map(({ at }) => ({ path: at === null ? 'lines' : `lines.${at}`, key: 'register.lineProblem' })),
  })
}

export function placeOf(commune: string | null | undefined): { province_code?: string | null; commune_code?: string | null } {
  if (commune === undefined) return {}
  if (commune === null) return { commune_code: null }
  const found = findCommune(commune)
  if (!found) throw new AppError('invalid', 'register.placeUnknown', { code: commune }, { fields: [{ path: 'commune', key: 'register.placeUnknown', params: { code: commune } }] })
  return { province_code: found.provinceCode, commune_code: found.code }
}
