/** What the generator needs of the real country; read from the reference tables. */
export type Commune = {
  code: string
  provinceCode: string
  fullName: string
  provinceName: string
  /** "Xã X, Huyện Y, Tỉnh Z": units that became this one. */
  formerly: readonly string[]
}
export type Facts = { communes: readonly Commune[]; lineNames: ReadonlyMap<string, string> }
