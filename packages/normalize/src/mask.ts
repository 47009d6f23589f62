/** Stands in the reading copy for every character of a name: no numeral, no unit, no comparator matches it. */
export const MASK = "\ue000";
