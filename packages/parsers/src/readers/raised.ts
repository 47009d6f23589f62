/** Figures as Unicode has them, raised and lowered. */
const FIGURES = "0123456789+-−n";
const RAISED = tableOf("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ");
const LOWERED = tableOf("₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ");
/** Between figures; Unicode has none. */
const POINT = /^[.,．，]$/;

function tableOf(characters: string): ReadonlyMap<string, string> {
  return new Map(Array.from(FIGURES, (figure, i) => [figure, characters[i] ?? figure] as const));
}

/** Raised figures as Unicode's: `10` with a raised `3` is no 103. Other raised text stays as it is. */
export function raised(text: string): string {
  return shifted(text, RAISED);
}

/** Lowered figures as Unicode's: `≥9` with a lowered `2` is no 92. Other lowered text stays as it is. */
export function lowered(text: string): string {
  return shifted(text, LOWERED);
}

function shifted(text: string, table: ReadonlyMap<string, string>): string {
  const characters = Array.from(text.trim());
  const figures = characters.map((character) => table.get(character) ?? (POINT.test(character) ? character : null));
  return figures.includes(null) || !characters.some((character) => table.has(character)) ? text : figures.join("");
}
