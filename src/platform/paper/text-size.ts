/** Be Vietnam Pro stands as large at 11.5 points as Times at the 13 to 14 that Decree 30 asks for. */
export const bodySize = 11.5
export const blockGap = 5
