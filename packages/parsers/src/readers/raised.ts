const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
  "+": "⁺",
  "-": "⁻",
  "−": "⁻",
  n: "ⁿ",
};

/** Raised figures as Unicode's: `10` with a raised `3` is no 103. Other raised text stays as it is. */
export function raised(text: string): string {
  const characters = Array.from(text.trim());
  const figures = characters.map((character) => SUPERSCRIPTS[character]);
  return figures.length === 0 || figures.includes(undefined) ? text : figures.join("");
}
