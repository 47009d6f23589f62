import { describe, expect, test } from "vitest";
import { inFonts, symbolOf, UNKNOWN_SYMBOL } from "./symbols.ts";

describe("codes of fonts", () => {
  test.each([
    ["Symbol", 0xb3, "≥"],
    ["SYMBOL", 0xf0b3, "≥"],
    ["symbol", 0xf0a3, "≤"],
    ["Wingdings", 0xfc, "✓"],
    ["Wingdings", 0xf0fe, "☑"],
    ["Wingdings 2", 0x52, "☑"],
    ["Webdings", 0xf0ff, "🕊"],
    ["Wingdings", 0x20, " "],
    ["Symbol", 0xf020, " "],
    ["Symbol", 0xf0a0, " "],
    ["Symbol", 0xa0, " "],
    ["Symbol", 0x2713, null],
    ["Symbol", 0xf0ff + 1, null],
    ["宋体", 0x2713, "✓"],
    ["宋体", 0x21, "!"],
    ["宋体", 0x1f, null],
    ["宋体", 0xdfff, "\uDFFF"],
    ["宋体", 0xe000, null],
    ["宋体", 0xf0b3, null],
    ["宋体", 0xf000, null],
    ["My Symbol", 0xb3, "³"],
    ["Symbol Neu", 0xb3, "³"],
    ["Wingdings 4", 0xfc, "ü"],
  ])("%s %i", (font, code, shown) => expect(symbolOf(font, code)).toBe(shown));
});

describe("a run's text as its fonts show it", () => {
  const shown = (text: string, ascii: string | null, eastAsia: string | null = null): string => {
    const { text: seen, unknown } = inFonts(text, { ascii, eastAsia });
    return [seen, ...unknown].join(" | ");
  };
  test.each<[string, string | null, string | null, string]>([
    ["³95", null, null, "³95"],
    ["\uF0B395", "宋体", "Arial", "\uF0B395"],
    ["\uF0B3", "Symbol", null, "≥"],
    ["\uF020", "Symbol", null, " "],
    ["\uF0FF", "Wingdings", null, `${UNKNOWN_SYMBOL} | F0FF of Wingdings`],
    ["\uF01F", "宋体", "Symbol", "\uF01F"],
    ["³", "Symbol", null, "≥"],
    ["³\uF0B3", "宋体", "Symbol", "³≥"],
    ["ÿ", "Webdings", null, "🕊"],
    ["\u0020", "Symbol", null, " "],
    ["\t", "Symbol", null, "\t"],
    ["绩效", "Symbol", null, "绩效"],
    ["Ā", "Symbol", null, "Ā"],
    ["\uF100", "Symbol", null, "\uF100"],
    ["\uF0FC", "Wingdings", "Symbol", "✓"],
  ])("%s in %s and %s", (text, ascii, eastAsia, expected) => expect(shown(text, ascii, eastAsia)).toBe(expected));
});
