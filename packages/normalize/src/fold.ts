/**
 * Characters that look different and mean the same, as an explicit table. NFKC would be the wrong fold: it leaves ≧
 * alone and turns ① into 1 and 10² into 102.
 */
const signs: Readonly<Record<string, string>> = {
  "≧": "≥",
  "⩾": "≥",
  "≽": "≥",
  "≦": "≤",
  "⩽": "≤",
  "≼": "≤",
  "≮": "≥",
  "≯": "≤", // not less than, not greater than
  "﹥": ">",
  "﹤": "<",
  "﹦": "=",
  "﹪": "%",
  "﹣": "-",
  "﹢": "+",
  "﹡": "*",
  "﹩": "$",
  "﹙": "(",
  "﹚": ")",
  "﹛": "{",
  "﹜": "}",
  "﹐": "，",
  "﹑": "、",
  "﹒": ".",
  "﹔": "；",
  "﹕": "：",
  "￥": "¥",
  "•": "·",
  "・": "·",
  "‧": "·",
  "∙": "·",
  "⋅": "·",
  "･": "·",
  "∕": "/",
  "⁄": "/",
};

/** Chinese punctuation that shares the full-width block with the ASCII look-alikes and stays as it is. */
const chinesePunctuation = "，：；！？";

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;
/** Kangxi radicals and compatibility ideographs: PDF fonts put ⽉ and ⼈ where the text says 月 and 人. */
const IDEOGRAPH_LOOKALIKES: readonly (readonly [first: number, last: number])[] = [
  [0x2f00, 0x2fd5],
  [0xf900, 0xfad9],
];

const foldTable = buildFoldTable();
const FOLDABLE = new RegExp(`[${[...foldTable.keys()].map((c) => `\\u{${c.codePointAt(0)?.toString(16)}}`).join("")}]`, "gu");

function buildFoldTable(): ReadonlyMap<string, string> {
  const table = new Map(Object.entries(signs));
  for (let code = FULL_WIDTH_FIRST; code <= FULL_WIDTH_LAST; code++) {
    const full = String.fromCodePoint(code);
    if (!chinesePunctuation.includes(full)) table.set(full, String.fromCodePoint(code - FULL_WIDTH_OFFSET));
  }
  for (const [first, last] of IDEOGRAPH_LOOKALIKES) {
    for (let code = first; code <= last; code++) {
      const char = String.fromCodePoint(code);
      table.set(char, char.normalize("NFKC"));
    }
  }
  return table;
}

/** １，０００: among full-width digits the full-width comma groups them. */
const WIDE_SEPARATOR = /，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))/g;

/**
 * The contract's fold for reading texts: digits, Latin letters, `%`, comparators, brackets and other ASCII look-alikes
 * in half width, look-alike ideographs as themselves, Chinese punctuation untouched. Idempotent.
 */
export function foldWidth(text: string): string {
  return text.replace(WIDE_SEPARATOR, ",").replace(FOLDABLE, (char) => foldTable.get(char) ?? char);
}

/** One character for one, so that places in the folded text are places in the text. */
const readingTable: Readonly<Record<string, string>> = {
  "〜": "~",
  "∼": "~",
  "∽": "~",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "−": "-",
  "―": "—",
  "─": "—",
  "━": "—",
  ";": "；",
  ":": "：",
  "!": "！",
  "?": "？",
  // 大写数字, as on cheques
  壹: "一",
  贰: "二",
  叁: "三",
  肆: "四",
  伍: "五",
  陆: "六",
  柒: "七",
  捌: "八",
  玖: "九",
  拾: "十",
  佰: "百",
  仟: "千",
  萬: "万",
  億: "亿",
  兩: "两",
};
const READING = new RegExp(
  `[${Object.keys(readingTable)
    .map((c) => `\\u{${c.codePointAt(0)?.toString(16)}}`)
    .join("")}]`,
  "gu",
);
/** 二○二四年: the circle that stands for 〇. */
const CIRCLE_ZERO =
  /[○◯Oo0](?<=[一二三四五六七八九〇零][○◯Oo0]{1,2})(?=[一二三四五六七八九〇零○◯Oo0]?[一二三四五六七八九〇零年])/gu;

/** A copy to find numbers in, as long as `text`: dashes, tildes and numerals that mean the same become the same. */
export function foldForReading(text: string): string {
  return text.replace(READING, (char) => readingTable[char] ?? char).replace(CIRCLE_ZERO, "〇");
}
