import ts from 'typescript'

const groups = new Set(['describe', 'suite'])
const tests = new Set(['test', 'it'])

/** The names of every test of a file, with those of the groups around it first; a table whose name begins with a blank gives one name a row. */
export function titlesIn(text: string, file: string): string[][] {
  const found: string[][] = []
  const visit = (node: ts.Node, around: readonly string[]): void => {
    const called = ts.isCallExpression(node) ? callOf(node) : null
    if (!called) return ts.forEachChild(node, (child) => visit(child, around))
    if (called.isGroup) return called.body.forEach((child) => visit(child, [...around, ...called.titles.slice(0, 1)]))
    for (const title of called.titles) found.push([...around, title])
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), [])
  return found
}

type Called = { isGroup: boolean; titles: string[]; body: readonly ts.Node[] }

function callOf(node: ts.CallExpression): Called | null {
  const name = rootOf(node.expression)
  const [title, ...body] = node.arguments
  if (title === undefined || (!groups.has(name) && !tests.has(name))) return null
  // `test.each(rows)` alone is no test yet: its name comes with the next call.
  if (ts.isPropertyAccessExpression(node.expression) && ['each', 'for', 'extend'].includes(node.expression.name.text)) return null
  const text = textOf(title)
  return text === null ? null : { isGroup: groups.has(name), titles: spread(text, node.expression), body }
}

/** `test` of test(…), test.each(…)(…), it.skipIf(…)(…). */
function rootOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression)) return rootOf(expression.expression)
  return ts.isTaggedTemplateExpression(expression) ? rootOf(expression.tag) : ''
}

const textOf = (node: ts.Expression): string | null =>
  ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : null

/** Where the number of the rule is a value of the table: `%s`, `$rule`. */
function spread(title: string, expression: ts.Expression): string[] {
  const blank = /^(%s|\$(\w+))/.exec(title)
  const table = ts.isCallExpression(expression) ? bare(expression.arguments[0]) : undefined
  if (!blank || !table || !ts.isArrayLiteralExpression(table)) return [title]
  const values = table.elements.map((row) => valueOf(bare(row), blank[2]))
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? [title] : known.map((value) => value + title.slice(blank[0].length))
}

function bare(node: ts.Expression | undefined): ts.Expression | undefined {
  return node && (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) ? bare(node.expression) : node
}

function valueOf(row: ts.Expression | undefined, field: string | undefined): string | null {
  if (!row) return null
  if (field === undefined) {
    const first = ts.isArrayLiteralExpression(row) ? row.elements[0] : row
    return first && ts.isStringLiteralLike(first) ? first.text : null
  }
  if (!ts.isObjectLiteralExpression(row)) return null
  const property = row.properties.find((one) => one.name?.getText() === field)
  return property && ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer) ? property.initializer.text : null
}

/** "C34 64.99 % fails", "C12, C13: …", "C54 C55 …": the numbers at the very start, one or several. */
export function rulesAtStart(title: string): string[] {
  const start = /^(?:[CP]\d{1,2}(?:\s*[,;/+&]\s*|\s+(?:and|và)\s+|[\s:.]+|$))+/.exec(title)?.[0] ?? ''
  return start.match(/[CP]\d{1,2}/g) ?? []
}
