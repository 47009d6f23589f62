import { describe, expect, test } from "vitest";
import { listLabel, newCounters, readNumbering } from "./numbering.ts";
import { NO_PROPERTIES, readStyles, runProperties, shownAs, type Styles } from "./styles.ts";
import { child, parseXml, type XmlElement } from "./xml.ts";

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const xml = (name: string, inside: string): XmlElement =>
  parseXml(new TextEncoder().encode(`<w:${name} ${NAMESPACE}>${inside}</w:${name}>`));

const level = (n: number, format: string, text: string, more = "", start = "1") =>
  `<w:lvl w:ilvl="${n}">${start === "" ? "" : `<w:start w:val="${start}"/>`}<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const abstract = (id: string, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const num = (id: string, of: string, more = "") => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const noStyles = readStyles(null);

/** Labels of paragraphs `list/level`, or `style` alone; `-` for none, `!` before a way of counting that is not known. */
function labels(numbering: string, paragraphs: string, styles: Styles = noStyles): string {
  const lists = readNumbering(xml("numbering", numbering), styles);
  const counters = newCounters();
  return paragraphs
    .split(" ")
    .map((paragraph) => {
      const [, list, at, style] = /^(?:(\w+)\/(\w*))?(?:@(\w+))?$/.exec(paragraph) ?? [];
      const inside = [
        ...(list === undefined || list === "x" ? [] : [`<w:numId w:val="${list}"/>`]),
        ...(at === undefined || at === "" ? [] : [`<w:ilvl w:val="${at}"/>`]),
      ];
      const pPr = child(
        xml("p", `<w:pPr>${inside.length === 0 ? "" : `<w:numPr>${inside.join("")}</w:numPr>`}</w:pPr>`),
        "w:pPr",
      );
      const label = listLabel(lists, counters, styles, pPr, style ?? null);
      return label === null ? "-" : `${label.unknown === null ? "" : `!${label.unknown}:`}${label.text}`;
    })
    .join(" ");
}

describe("numbers of lists", () => {
  const two = abstract("1", level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)"));
  test.each<[string, string, string, string]>([
    ["one after the other", two + num("5", "1"), "5/0 5/0 5/0", "1. 2. 3."],
    ["no level is the first", two + num("5", "1"), "5/ 5/", "1. 2."],
    ["a deeper level begins anew behind a higher one", two + num("5", "1"), "5/0 5/1 5/1 5/0 5/1", "1. 1.1 1.2 2. 2.1"],
    ["two levels down and up", two + num("5", "1"), "5/0 5/1 5/2 5/2 5/1 5/2", "1. 1.1 (a) (b) 1.2 (a)"],
    ["a level whose upper one has not begun", two + num("5", "1"), "5/1 5/1 5/0", "1.1 1.2 2."],
    ["a level that the list does not have", two + num("5", "1"), "5/3 5/0", "- 1."],
    ["a level beyond all", two + num("5", "1"), "5/12 5/0", "- 1."],
    ["a list that is not there", two + num("5", "1"), "6/0 5/0", "- 1."],
    ["the list 0 is none", two + num("0", "1"), "0/0", "-"],
    ["no list", two + num("5", "1"), "x/0", "-"],
    ["two lists of one definition go on", two + num("5", "1") + num("6", "1"), "5/0 6/0 5/0", "1. 2. 3."],
    [
      "two of two do not",
      two + abstract("2", level(0, "decimal", "%1.")) + num("5", "1") + num("6", "2"),
      "5/0 6/0 5/0",
      "1. 1. 2.",
    ],
    ["from another number", abstract("1", level(0, "decimal", "%1", "", "7")) + num("5", "1"), "5/0 5/0", "7 8"],
    ["from none given", abstract("1", level(0, "decimal", "%1", "", "")) + num("5", "1"), "5/0 5/0", "0 1"],
    [
      "begun anew, once",
      two + num("5", "1") + num("6", "1", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'),
      "5/0 6/0 6/0 5/0",
      "1. 4. 5. 6.",
    ],
    [
      "with a level of its own",
      two + num("5", "1", `<w:lvlOverride w:ilvl="0">${level(0, "upperRoman", "%1)")}</w:lvlOverride>`),
      "5/0 5/1 5/0",
      "I) I.1 II)",
    ],
    [
      "never begun anew",
      abstract("1", level(0, "decimal", "%1"), level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')) + num("5", "1"),
      "5/0 5/1 5/0 5/1",
      "1 1 2 2",
    ],
    [
      "begun anew behind the first level only",
      abstract(
        "1",
        level(0, "decimal", "%1"),
        level(1, "decimal", "%2"),
        level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'),
      ) + num("5", "1"),
      "5/0 5/1 5/2 5/1 5/2 5/0 5/2",
      "1 1 1 2 2 2 1",
    ],
    [
      "bullets are none, and count",
      abstract("1", level(0, "bullet", "·"), level(1, "decimal", "%1.%2")) + num("5", "1"),
      "5/0 5/0 5/1",
      "- - !bullet:.1",
    ],
    ["no number at all", abstract("1", level(0, "none", "x")) + num("5", "1"), "5/0", "-"],
    ["hidden ones", abstract("1", level(0, "decimal", "%1", "<w:rPr><w:vanish/></w:rPr>")) + num("5", "1"), "5/0", ""],
    [
      "all decimal, as laws have it",
      abstract("1", level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num("5", "1"),
      "5/0 5/1",
      "一、 1.1",
    ],
    ["a way of counting that is not known", abstract("1", level(0, "hebrew1", "%1.")) + num("5", "1"), "5/0", "!hebrew1:."],
    [
      "a level without a number of its own",
      abstract("1", level(0, "decimal", "第%1条 ")) + num("5", "1"),
      "5/0 5/0",
      "第1条 第2条",
    ],
    ["a definition that is not there", num("5", "9"), "5/0", "-"],
    ["other elements behind them", `${two}${num("5", "1")}<w:x w:numId="5"/><w:y w:abstractNumId="1"/>`, "5/0", "1."],
    [
      "other elements in them",
      abstract("1", level(0, "decimal", "%1."), '<w:x w:ilvl="0"/>') +
        num("5", "1", '<w:x w:ilvl="0"><w:startOverride w:val="4"/></w:x>'),
      "5/0",
      "1.",
    ],
    ["an override that says nothing", two + num("5", "1", '<w:lvlOverride w:ilvl="0"/>'), "5/0 5/0", "1. 2."],
    [
      "no way of counting given",
      abstract("1", '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="%1"/></w:lvl>') + num("5", "1"),
      "5/0",
      "3",
    ],
    ["the ninth level, and beyond it", abstract("1", level(8, "decimal", "%9")) + num("5", "1"), "5/8 5/12 5/8", "1 2 3"],
    [
      "the ninth begins anew behind the eighth",
      abstract("1", level(7, "decimal", "%8"), level(8, "decimal", "%9")) + num("5", "1"),
      "5/7 5/8 5/8 5/7 5/8",
      "1 1 2 2 1",
    ],
    ["a deeper level that the list does not have", abstract("1", level(0, "decimal", "%1.%2")) + num("5", "1"), "5/0", "1.0"],
    [
      "a deeper level that has not begun",
      abstract("1", level(0, "decimal", "%1.%2"), level(1, "upperRoman", "%2", "", "3")) + num("5", "1"),
      "5/0",
      "1.III",
    ],
    ["a higher level that the list does not have", abstract("1", level(1, "decimal", "%1.%2")) + num("5", "1"), "5/1", "0.1"],
    ["elements of other names", `<w:x w:numId="5"/>${two}${num("5", "1")}<w:y w:abstractNumId="1"/>`, "5/0", "1."],
    [
      "a level without a number",
      abstract("1", '<w:lvl><w:lvlText w:val="x"/></w:lvl>', level(0, "decimal", "%1")) + num("5", "1"),
      "5/0",
      "1",
    ],
  ])("%s", (_, numbering, paragraphs, expected) => expect(labels(numbering, paragraphs)).toBe(expected));

  const ways: readonly (readonly [format: string, ...texts: (readonly [number, string])[]])[] = [
    ["decimal", [0, "0"], [12, "12"]],
    ["decimalZero", [9, "09"], [10, "10"]],
    ["decimalHalfWidth", [7, "7"]],
    ["decimalFullWidth", [10, "１０"]],
    ["decimalFullWidth2", [29, "２９"]],
    ["decimalEnclosedCircle", [1, "①"], [20, "⑳"], [21, "!"], [0, "!"]],
    ["decimalEnclosedCircleChinese", [1, "①"], [20, "⑳"], [21, "!"], [0, "!"]],
    ["decimalEnclosedParen", [1, "⑴"], [20, "⒇"], [21, "!"], [0, "!"]],
    ["decimalEnclosedFullstop", [1, "⒈"], [20, "⒛"], [21, "!"], [0, "!"]],
    ["numberInDash", [3, "- 3 -"]],
    ["chineseCounting", [0, "〇"], [9, "九"], [10, "十"], [11, "十一"], [20, "二十"], [99, "九十九"], [100, "!"]],
    ["chineseCountingThousand", [35, "三十五"]],
    ["japaneseCounting", [12, "十二"]],
    ["taiwaneseCounting", [40, "四十"]],
    ["taiwaneseCountingThousand", [8, "八"]],
    ["chineseLegalSimplified", [1, "壹"], [10, "壹拾"], [25, "贰拾伍"]],
    ["ideographDigital", [20, "二〇"]],
    ["japaneseDigitalTenThousand", [13, "一三"]],
    ["ideographTraditional", [1, "甲"], [10, "癸"], [11, "!"], [0, "!"]],
    ["ideographZodiac", [1, "子"], [12, "亥"], [13, "!"]],
    ["upperLetter", [1, "A"], [26, "Z"], [27, "AA"], [53, "AAA"], [260, "ZZZZZZZZZZ"], [261, "!"], [0, "!"]],
    ["lowerLetter", [1, "a"], [28, "bb"]],
    ["upperRoman", [1, "I"], [4, "IV"], [9, "IX"], [14, "XIV"], [90, "XC"], [99, "XCIX"], [100, "!"], [0, "!"]],
    ["lowerRoman", [58, "lviii"], [100, "!"]],
  ];
  test.each(ways.flatMap(([format, ...texts]) => texts.map(([number, text]) => [format, number, text] as const)))(
    "%s of %d is %s",
    (format, number, text) => {
      const label = labels(abstract("1", level(0, format, "%1", "", String(number))) + num("5", "1"), "5/0");
      expect(label).toBe(text === "!" ? `!${format}:` : text);
    },
  );
});

const style = (id: string, inside: string, attributes = "") => `<w:style w:styleId="${id}" ${attributes}>${inside}</w:style>`;
const based = (on: string) => `<w:basedOn w:val="${on}"/>`;
const stylesOf = (inside: string): Styles => readStyles(xml("styles", inside));

describe("lists by styles", () => {
  const numbering = abstract("1", level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num("5", "1");
  const inList = (list: string, at = "") =>
    `<w:pPr><w:numPr>${list === "" ? "" : `<w:numId w:val="${list}"/>`}${at === "" ? "" : `<w:ilvl w:val="${at}"/>`}</w:numPr></w:pPr>`;
  const styles = stylesOf(
    style("one", inList("5")) +
      style("two", based("one") + inList("", "1")) +
      style("three", based("two")) +
      style("four", based("two") + inList("", "0")) +
      style("lost", inList("99")) +
      style("none", based("one") + inList("0")) +
      style("circle", based("circle")),
  );
  test.each([
    ["@one @one", "1. 2."],
    ["@one @two @three @one", "1. 1.1 1.2 2."],
    ["@none @circle @missing", "- - -"],
    ["@one 0/@one @one", "1. - 2."],
    ["@two x/0@two", "1.1 2."],
    ["@one @four @three", "1. 2. 2.1"],
    ["5/1@one", "1.1"],
  ])("%s", (paragraphs, expected) => expect(labels(numbering, paragraphs, styles)).toBe(expected));

  test("a list that is a style's", () => {
    const linked = `<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="one"/></w:abstractNum>${num("6", "8")}`;
    expect(labels(numbering + linked, "6/0 5/0 6/1", styles)).toBe("1. 2. 2.1");
    const lost = `<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="none such"/></w:abstractNum>${num("6", "8")}`;
    expect(labels(numbering + lost, "6/0", styles)).toBe("-");
    const own = `<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="lost"/>${level(0, "decimal", "(%1)")}</w:abstractNum>`;
    expect(labels(numbering + own + num("6", "8"), "6/0", styles)).toBe("(1)");
  });
});

describe("how a run is shown", () => {
  const run = (inside: string) => `<w:rPr>${inside}</w:rPr>`;
  const styles = stylesOf(
    `<w:docDefaults><w:rPrDefault>${run('<w:sz w:val="21"/><w:caps/>')}</w:rPrDefault></w:docDefaults>` +
      style("hidden", run("<w:vanish/>")) +
      style("struck", run("<w:strike/>"), 'w:type="character"') +
      style("shown", based("hidden") + run('<w:vanish w:val="0"/>')) +
      style("small", run('<w:smallCaps/><w:sz w:val="18"/>'), 'w:default="1"') +
      style("grid", run('<w:sz w:val="30"/>'), 'w:type="table" w:default="true"') +
      style("", run("<w:strike/>"), 'w:default="0"'),
  );
  const shown = (inside: string, [table, paragraph, character]: readonly (string | null)[] = [null, null, null]) => {
    const direct = runProperties(child(xml("r", run(inside)), "w:rPr"));
    const { hidden, struck, capitals, superscript, size, fonts } = shownAs(styles, direct, {
      table: table ?? null,
      paragraph: paragraph ?? null,
      character: character ?? null,
    });
    return [
      ...(hidden ? ["hidden"] : []),
      ...(struck ? ["struck"] : []),
      ...(capitals ? [] : ["no capitals"]),
      ...(superscript ? ["raised"] : []),
      String(size),
      ...[fonts.ascii, fonts.eastAsia].filter((font) => font !== null),
    ].join(" ");
  };
  test.each<[string, string, readonly (string | null)[], string]>([
    ["the defaults", "", [], "21"],
    ["its own", '<w:sz w:val="24"/><w:caps w:val="0"/>', [], "no capitals 24"],
    ["a size that is no number", '<w:sz w:val="x24"/>', [], "21"],
    ["a size with a unit", '<w:sz w:val="24pt"/>', [], "21"],
    ["its paragraph's style", "", [null, "small"], "18"],
    ["its table's, and nearer its paragraph's", "", ["grid", "small"], "18"],
    ["its table's", "", ["grid"], "30"],
    ["hidden by one style", "", [null, "hidden"], "hidden 21"],
    ["hidden by two styles is shown", "", [null, "hidden", "hidden"], "21"],
    ["hidden by three is hidden", "", ["hidden", "hidden", "hidden"], "hidden 21"],
    ["shown by a style on a hidden one", "", [null, "shown"], "21"],
    ["shown by itself", '<w:vanish w:val="0"/>', [null, "hidden"], "21"],
    ["hidden by itself", "<w:vanish/>", [null, "hidden"], "hidden 21"],
    ["hidden for ever", "<w:specVanish/>", [], "hidden 21"],
    ["struck by a style", "", [null, null, "struck"], "struck 21"],
    ["struck twice", "<w:dstrike/>", [null, null, null], "struck 21"],
    ["raised", '<w:vertAlign w:val="superscript"/>', [], "raised 21"],
    ["lowered", '<w:vertAlign w:val="subscript"/>', [], "21"],
    ["raised by points", '<w:position w:val="6"/>', [], "raised 21"],
    ["raised by a hair", '<w:position w:val="5"/>', [], "21"],
    ["lowered by points", '<w:position w:val="-12"/>', [], "21"],
    ["fonts", '<w:rFonts w:ascii="A" w:hAnsi="H" w:eastAsia="E"/>', [], "21 A E"],
    ["a font of other characters", '<w:rFonts w:hAnsi="H"/>', [], "21 H"],
  ])("%s", (_, inside, applied, expected) => expect(shown(inside, applied)).toBe(expected));

  test("styles of what names none", () => {
    expect([...styles.defaultIds]).toEqual([
      ["paragraph", "small"],
      ["table", "grid"],
    ]);
    expect([noStyles.byId.size, noStyles.defaults, noStyles.defaultIds.size]).toEqual([0, NO_PROPERTIES, 0]);
  });
});
