/** `≥95%`, `=100.00 (%)`, `$\geq 85\%$`: a cell that begins with a sign is a value, not a name. */
export const SIGNED = /^\$?\s*(?:[=<>≥≤＝＜＞≧≦⩾⩽﹥﹤]|\\[gl]e)/;
