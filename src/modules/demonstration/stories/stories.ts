import type { Taken } from '../population/slots.ts'
import { goMayStory } from './go-may.ts'
import { caPheDaNauStory, notAtAddressStory, suspendedStory } from './others.ts'
import { groupBefore, queSuoiTramStory } from './que-suoi-tram.ts'
import { today, type Story } from './story.ts'

export const stories: readonly Story[] = [goMayStory, groupBefore, queSuoiTramStory, caPheDaNauStory, suspendedStory, notAtAddressStory]

export const storyCodes = [...new Set(stories.map((story) => story.first.code))]
export const storyNames = stories.flatMap((story) => [story.first.name, today(story).name])

/** Living ones count in the national totals; the group that became a cooperative counts no more. */
export const storyTaken: Taken = stories.map(today).filter((row) => row.status !== 'ended').map((row) => ({
  type: row.type, provinceCode: row.province_code, field: row.field, foundedYear: Number(row.founded_on.slice(0, 4)), status: row.status,
}))
