import type { Words } from './words.ts'

const browsers: [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/coc_coc/i, 'Cốc Cốc'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']]
const systems: [RegExp, string][] = [[/Android/, 'Android'], [/iPhone|iPad/, 'iPhone, iPad'], [/Windows/, 'Windows'], [/Mac OS X/, 'Mac'], [/Linux/, 'Linux']]
const nameIn = (list: [RegExp, string][], agent: string): string | null => list.find(([pattern]) => pattern.test(agent))?.[1] ?? null

/** Enough to recognise one's own phone; the full text of a browser's name says nothing to anybody. */
export function deviceName(agent: string | null, t: Words): string {
  const [browser, system] = [nameIn(browsers, agent ?? ''), nameIn(systems, agent ?? '')]
  return browser && system ? t('account.deviceOn', { browser, system }) : (browser ?? system ?? t('account.unknownDevice'))
}
