/** What a rule implements: its number in our list, the article of law, a title for the reader of the code. */
export type LegalRule = { rule: string; article: string; title: string }
