/** Tags that documents leave behind. A list, because `<5.00 (次)` is no tag. */
const TAG_NAMES =
  "p|br|div|span|td|tr|th|table|tbody|thead|b|i|u|em|strong|sub|font|a|ul|ol|li|o:p|img|h[1-6]|code|html|body|center|col|colgroup";
const TAG = new RegExp(`</?(?:${TAG_NAMES})(?:\\s[^<>]*)?/?>`, "gi");
const BLOCK_TAG = /<br\s*\/?>|<\/?(?:p|div|li|tr|h[1-6])(?:\s[^<>]*)?>/gi;
const SUPERSCRIPT_TAG = /<sup>\s*([0-9])\s*<\/sup>/gi;
const BOOKMARK = /\[bookmark:[^\]]*\]/g;
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const namedEntities: Readonly<Record<string, string>> = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  le: "≤",
  ge: "≥",
  leq: "≤",
  geq: "≥",
  ne: "≠",
  plusmn: "±",
  times: "×",
  divide: "÷",
  middot: "·",
  permil: "‰",
  deg: "°",
  yen: "¥",
  sup2: "²",
  sup3: "³",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  bull: "•",
  sim: "∼",
  asymp: "≈",
  zwnj: "",
  zwj: "",
  shy: "",
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,7}));/g;

/** LaTeX that recognizers and converters leave in cells, in the order in which it is undone. */
const latex: readonly (readonly [RegExp, string])[] = [
  [/\\(?:geqslant|geqq|geq|ge)(?![a-zA-Z])/g, "≥"],
  [/\\(?:leqslant|leqq|leq|le)(?![a-zA-Z])/g, "≤"],
  [/\\(?:gt)(?![a-zA-Z])/g, ">"],
  [/\\(?:lt)(?![a-zA-Z])/g, "<"],
  [/\\(?:sim)(?![a-zA-Z])/g, "~"],
  [/\\(?:approx)(?![a-zA-Z])/g, "≈"],
  [/\\(?:times)(?![a-zA-Z])/g, "×"],
  [/\\(?:pm)(?![a-zA-Z])/g, "±"],
  [/\\(?:cdot)(?![a-zA-Z])/g, "·"],
  [/\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2"],
  [/\^\s*\{?\s*\\circ\s*\}?\s*(?:\\(?:text|mathrm|rm)\s*\{?\s*)?C/g, "℃"],
  [/\\(?:text|mathrm|mathbf|mathit|textbf|rm|bf|left|right|quad|qquad|displaystyle)(?![a-zA-Z])/g, ""],
  [/\\(?:[,;:!() ]|\[|\])/g, ""],
  [/\\([%$#&_{}])/g, "$1"],
];
const INVISIBLE = /[\u200b-\u200f\u2028\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u0000-\u0008\u000b\u000c\u000e-\u001f]/g; // oxlint-disable-line no-control-regex
const MARKDOWN_BOLD = /\*\*([^*]+)\*\*/g;

function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return namedEntities[name] ?? namedEntities[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number.parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function undoLatex(text: string): string {
  const plain = latex.reduce((result, [pattern, to]) => result.replace(pattern, to), text);
  return plain
    .replace(/\^\s*\{?\s*([0-9])\s*\}?/g, (_, digit: string) => superscripts.charAt(Number(digit)))
    .replace(/[{}]/g, "")
    .replace(MATH, "$1");
}

/** `$…$` around a formula. A lone `$` beside digits is a currency. */
const MATH = /\$([^$]*)\$/g;

/** Text without tags, entities, LaTeX, bookmarks and invisible characters; a tag that starts a paragraph becomes `\n`. */
export function stripMarkup(text: string): string {
  let plain = text;
  if (plain.includes("&")) plain = decodeEntities(decodeEntities(plain));
  if (plain.includes("<")) {
    plain = plain.replace(SUPERSCRIPT_TAG, (_, digit: string) => superscripts.charAt(Number(digit)));
    plain = plain.replace(BLOCK_TAG, "\n").replace(TAG, "");
  }
  if (plain.includes("\\") || plain.includes("$")) {
    const formula = plain.includes("\\");
    plain = undoLatex(plain);
    if (formula) plain = plain.replaceAll("$", "");
  }
  if (plain.includes("**")) plain = plain.replace(MARKDOWN_BOLD, "$1");
  if (plain.includes("[bookmark:")) plain = plain.replace(BOOKMARK, "");
  if (plain.includes("\r")) plain = plain.replace(/\r\n?/g, "\n");
  return plain.replace(INVISIBLE, "");
}
