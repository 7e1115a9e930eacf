/**
 * One closed list of ways an operation can refuse. Modules throw AppError; the edge maps it once to
 * RFC 9457 problem details and once to forms. The domain never knows HTTP.
 */
export type ProblemCode =
  | 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'precondition_failed'
  | 'precondition_required' | 'too_large' | 'too_many' | 'unsupported' | 'unavailable'

export const statusOf: Record<ProblemCode, number> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409, precondition_failed: 412,
  too_large: 413, unsupported: 415, precondition_required: 428, too_many: 429, unavailable: 503,
}

export type Params = Record<string, string | number | boolean | null>
/** `path` names the input field; `key` is a message key. */
export type FieldProblem = { path: string; key: string; params?: Params; message?: string }

export class AppError extends Error {
  readonly code: ProblemCode
  readonly key: string
  readonly params: Params
  /** Article of law behind a refusal, e.g. "L61.2": ends the problem's type. */
  readonly article: string | null
  readonly fields: readonly FieldProblem[]

  constructor(code: ProblemCode, key: string, params: Params = {}, more: { article?: string; fields?: FieldProblem[] } = {}) {
    super(key)
    this.name = 'AppError'
    this.code = code
    this.key = key
    this.params = params
    this.article = more.article ?? null
    this.fields = more.fields ?? []
  }
}

/** RFC 9457. `type` is a path of this platform; it ends with the article when law is the reason. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  instance?: string
  errors?: { path: string; detail: string }[]
}

export type Translate = (key: string, params?: Params) => string

export function toProblem(error: AppError, translate: Translate, instance?: string): Problem {
  const problem: Problem = {
    type: `/problems/${error.key}${error.article ? `/${error.article}` : ''}`,
    title: translate(`problem.${error.code}`),
    status: statusOf[error.code],
    detail: translate(error.key, error.params),
  }
  if (instance) problem.instance = instance
  if (error.fields.length > 0) {
    problem.errors = error.fields.map((f) => ({ path: f.path, detail: f.message ?? translate(f.key, f.params) }))
  }
  return problem
}
