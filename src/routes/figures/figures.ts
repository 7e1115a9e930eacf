/** Where a figure comes from: no aggregate is shown without it (rule 65). */
export type Provenance = { source: string; asOf: string; method: string; unitScheme: string | null; demonstration: boolean }

/** One indicator of the whole country, as each official source gives it; they may disagree. */
export type NationalFigure = { key: string; label: string; values: (Provenance & { text: string; url: string | null })[] }

export type FigureRow = { key: string; name: string; THT: number; HTX: number; LHHTX: number; href: string | null }
