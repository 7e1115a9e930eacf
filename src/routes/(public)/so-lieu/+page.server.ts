import { dimensions, figuresOf, years } from './figures.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ statistics: await figuresOf(event), choices: dimensions, years: years() })
