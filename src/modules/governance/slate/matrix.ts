import type { Post } from '../schema.ts'

export type Organ = 'board' | 'direction' | 'supervision' | 'accounts' | 'group'

const organs: Record<Post, Organ> = {
  chair: 'board', boardMember: 'board', director: 'direction', chiefSupervisor: 'supervision', supervisor: 'supervision', controller: 'supervision',
  chiefAccountant: 'accounts', treasurer: 'accounts', groupHead: 'group',
}
export const organOf = (post: Post): Organ => organs[post]

/**
 * L 62.1–3: between whom family is barred, and by which clause. What is not in the table is allowed by the text:
 * board and director, and chief accountant and treasurer.
 */
const barred: Partial<Record<Organ, Partial<Record<Organ, string>>>> = {
  board: { board: 'L62.1', supervision: 'L62.1', accounts: 'L62.1' },
  direction: { supervision: 'L62.2', accounts: 'L62.2' },
  supervision: { supervision: 'L62.3', accounts: 'L62.3' },
}

export const familyOf = (a: Post, b: Post): string | null => barred[organs[a]]?.[organs[b]] ?? barred[organs[b]]?.[organs[a]] ?? null
