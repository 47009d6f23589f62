import { describe, expect, test } from "vitest";
import { NAMESPACES, numbering, par, paragraphs, read, run, styles } from "./docx.test-helper.ts";
import { writeEquation } from "./equations.ts";
import { beginField, shownWithoutResult } from "./fields.ts";
import { inFonts, symbolOf } from "./symbols.ts";
import { child, descendants, elementsOf, onOff, parseXml, textIn } from "./xml.ts";

const xml = (content: string) => parseXml(new TextEncoder().encode(`<w:x ${NAMESPACES}>${content}</w:x>`));
const first = (content: string) => {
  const [element] = elementsOf(xml(content));
  if (element === undefined) throw new Error("no element");
  return element;
};

describe("symbols", () => {
  test.each([
    ["Symbol", 0xf0b3, "≥"],
    ["Symbol", 0xb3, "≥"],
    ["SYMBOL", 0xa3, "≤"],
    ["Wingdings", 0xf0fc, "✓"],
    ["Wingdings", 0xfe, "☑"],
    ["Symbol", 0xf020, " "],
    ["Symbol", 0xa0, " "],
    ["宋体", 0x41, "A"],
    ["宋体", 0x20, " "],
    ["宋体", 0x1f, null],
    ["宋体", 0xe000, null],
    ["宋体", 0xf0b3, null],
    ["Symbol", 0x07, null],
    ["Symbols", 0xb3, "³"],
  ])("%s %i is %s", (font, code, shown) => expect(symbolOf(font, code)).toBe(shown));

  const fonts = (ascii: string | null, eastAsia: string | null = null) => ({ ascii, eastAsia });
  test.each([
    ["\uf0b395", fonts("Symbol"), "≥95", []],
    ["\u00b3", fonts("Symbol"), "≥", []],
    ["绩", fonts("Symbol"), "绩", []],
    ["\u00b3", fonts("宋体", "Symbol"), "\u00b3", []],
    ["\uf0b3", fonts("宋体", "Symbol"), "≥", []],
    ["\uf0b3", fonts("宋体"), "\uf0b3", []],
    ["\u0007", fonts("Symbol"), "\u0007", []],
    ["\uf0ff", fonts("Symbol"), "\ufffd", ["F0FF of Symbol"]],
  ])("%j in %j", (text, inside, shown, unknown) => expect(inFonts(text, inside)).toEqual({ text: shown, unknown }));
});

describe("fields without a result", () => {
  const shown = (code: string, data = "") => shownWithoutResult({ ...beginField(first(`<w:fldChar>${data}</w:fldChar>`)), code });
  const box = (content: string) => `<w:ffData><w:checkBox>${content}</w:checkBox></w:ffData>`;
  const list = (content: string) =>
    `<w:ffData><w:ddList>${content}<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>`;
  test.each([
    [" FORMCHECKBOX ", box(""), "☐", false],
    ["formcheckbox", box("<w:default/>"), "☑", false],
    ["FORMCHECKBOX", box('<w:checked w:val="0"/><w:default/>'), "☐", false],
    ["FORMDROPDOWN", list(""), "甲", false],
    ["FORMDROPDOWN", list('<w:default w:val="1"/>'), "乙", false],
    ["FORMDROPDOWN", list('<w:result w:val="0"/><w:default w:val="1"/>'), "甲", false],
    ["FORMDROPDOWN", list('<w:result w:val="2"/>'), "", true],
    ["SYMBOL 0xB3 \\f &quot;Symbol&quot;".replaceAll("&quot;", '"'), "", "≥", false],
    ["SYMBOL 179 \\f Symbol", "", "≥", false],
    ["SYMBOL 9744 \\u", "", "☐", false],
    ["SYMBOL 9744", "", "\ufffd", true],
    ["SYMBOL 31 \\u", "", "\ufffd", true],
    ["SYMBOL 70000 \\u", "", "\ufffd", true],
    ["SYMBOL x", "", "\ufffd", true],
    ["XE 甲", "", "", false],
    ["QUOTE 甲", "", "", true],
  ])("%s %s", (code, data, text, unread) => expect(shown(code, data)).toEqual({ text, unread }));
});

describe("equations", () => {
  const mr = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
  const written = (content: string) => writeEquation(first(`<m:oMath>${content}</m:oMath>`), textIn);
  test.each([
    [mr("≥") + mr("95"), "≥95", true],
    [`<m:f><m:num>${mr("a+b")}</m:num><m:den>${mr("2.5")}</m:den></m:f>`, "(a+b)/2.5", false],
    [`<m:f><m:num>${mr("a")}</m:num><m:den>${mr("bc")}</m:den></m:f>`, "a/(bc)", false],
    [`<m:sSup><m:e>${mr("10")}</m:e><m:sup>${mr("23")}</m:sup></m:sSup>`, "10²³", true],
    [`<m:sSup><m:e>${mr("x")}</m:e><m:sup>${mr("q")}</m:sup></m:sSup>`, "x^q", false],
    [`<m:sSup><m:e>${mr("x")}</m:e><m:sup>${mr("ab")}</m:sup></m:sSup>`, "x^(ab)", false],
    [`<m:sSub><m:e>${mr("x")}</m:e><m:sub>${mr("1")}</m:sub></m:sSub>`, "x_1", false],
    [`<m:sSubSup><m:e>${mr("x")}</m:e><m:sub>${mr("i")}</m:sub><m:sup>${mr("2")}</m:sup></m:sSubSup>`, "x_i²", false],
    [`<m:rad><m:deg>${mr("3")}</m:deg><m:e>${mr("ab")}</m:e></m:rad>`, "3√(ab)", false],
    [`<m:d><m:e>${mr("95")}</m:e></m:d>`, "(95)", true],
    [
      `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/><m:sepChr m:val=","/></m:dPr><m:e>${mr("1")}</m:e><m:e>${mr("2")}</m:e></m:d>`,
      "[1,2]",
      true,
    ],
    [`<m:d><m:e>${mr("1")}</m:e><m:e>${mr("2")}</m:e></m:d>`, "(1|2)", true],
    [
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${mr("1")}</m:sub><m:sup>${mr("n")}</m:sup><m:e>${mr("x")}</m:e></m:nary>`,
      "∑1nx",
      false,
    ],
    [`<m:nary><m:e>${mr("x")}</m:e></m:nary>`, "∫x", false],
    [`<m:phant><m:e>${mr("8")}</m:e></m:phant>`, "8", true],
    [`<m:phant><m:phantPr><m:show m:val="off"/></m:phantPr><m:e>${mr("8")}</m:e></m:phant>`, "", true],
    [`<m:eqArr><m:e>${mr("1")}</m:e></m:eqArr>`, "1", false],
    [`<m:ctrlPr>${mr("x")}</m:ctrlPr>${mr("1")}`, "1", true],
  ])("%#: %s", (content, text, plain) => expect(written(content)).toEqual({ text, plain }));
});

describe("XML", () => {
  test.each([
    ["w:b", "<w:b/>", true],
    ["w:b", '<w:b w:val="1"/>', true],
    ["w:b", '<w:b w:val="off"/>', false],
    ["w:b", '<w:b w:val="false"/>', false],
    ["w:b", '<w:b w:val="0"/>', false],
    ["w:b", "<w:i/>", null],
  ])("%s in %s is %s", (name, content, on) => expect(onOff(xml(content), name)).toBe(on));

  test("blanks count in texts only", () =>
    expect(xml("<w:p> <w:t> a </w:t>\n</w:p>").children).toEqual([
      { name: "w:p", attributes: {}, children: [{ name: "w:t", attributes: {}, children: [" a "] }] },
    ]));
  test("children and descendants by name, the first of its name", () => {
    const tree = xml('<w:a w:val="1"><w:b/><w:a w:val="2"/></w:a><w:a w:val="3"/>');
    expect(child(tree, "w:a")?.attributes["w:val"]).toBe("1");
    expect(descendants(tree, "w:a").map(({ attributes }) => attributes["w:val"])).toEqual(["1", "2", "3"]);
    expect(child(undefined, "w:a")).toBeUndefined();
  });
  test.each([
    ["UTF-16, little end first", [0xff, 0xfe, ...Buffer.from("<a/>", "utf16le")]],
    ["without a mark", [...Buffer.from("<a/>", "utf16le")]],
    ["big end first", [0xfe, 0xff, ...Buffer.from("<a/>", "utf16le").swap16()]],
    ["big end first, without a mark", [...Buffer.from("<a/>", "utf16le").swap16()]],
  ])("%s", (_, bytes) => expect(parseXml(Uint8Array.from(bytes)).name).toBe("?:a"));
  test.each([
    ["a document type", "<!DOCTYPE a><a/>", /document type/],
    ["nothing", "", /./],
    ["too deep", `${"<a>".repeat(1001)}${"</a>".repeat(1001)}`, /nested/],
    ["not closed", "<a>", /./],
  ])("%s is refused", (_, text, reason) => expect(() => parseXml(new TextEncoder().encode(text))).toThrow(reason));
  test("as deep as Word never nests is read", () =>
    expect(parseXml(new TextEncoder().encode(`${"<a>".repeat(1000)}${"</a>".repeat(1000)}`)).name).toBe("?:a"));
});

describe("numbers of lists", () => {
  const level = (n: number, format: string, text: string, more = '<w:start w:val="1"/>') =>
    `<w:lvl w:ilvl="${n}">${more}<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const list = (levels: string, more = "") =>
    numbering(
      `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>${more}</w:num>` +
        `<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`,
    );
  const item = (at: number, id = 1) => par(run("项"), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
  const labels = async (levels: string, ...items: string[]) =>
    (await paragraphs(items.join(""), { "numbering.xml": list(levels) })).map((text) => text.replace("项", "|"));

  test.each([
    ["decimal", [1, 12], ["1", "12"]],
    ["decimalZero", [1, 12], ["01", "12"]],
    ["decimalFullWidth", [10], ["１０"]],
    ["decimalEnclosedCircle", [1, 20], ["①", "⑳"]],
    ["decimalEnclosedCircleChinese", [1, 20], ["①", "⑳"]],
    ["decimalEnclosedParen", [1, 20], ["⑴", "⒇"]],
    ["decimalEnclosedFullstop", [1, 20], ["⒈", "⒛"]],
    ["numberInDash", [3], ["- 3 -"]],
    ["chineseCounting", [0, 1, 9, 10, 11, 20, 21, 99], ["〇", "一", "九", "十", "十一", "二十", "二十一", "九十九"]],
    ["chineseLegalSimplified", [1, 10, 25], ["壹", "壹拾", "贰拾伍"]],
    ["ideographDigital", [25], ["二五"]],
    ["ideographTraditional", [1, 10], ["甲", "癸"]],
    ["ideographZodiac", [1, 12], ["子", "亥"]],
    ["upperLetter", [1, 26, 27, 260], ["A", "Z", "AA", "Z".repeat(10)]],
    ["lowerLetter", [2, 28], ["b", "bb"]],
    ["upperRoman", [1, 4, 9, 40, 99], ["I", "IV", "IX", "XL", "XCIX"]],
    ["lowerRoman", [14], ["xiv"]],
  ])("%s", async (format, numbers, expected) => {
    const found = await Promise.all(numbers.map((n) => labels(level(0, format, "%1", `<w:start w:val="${n}"/>`), item(0))));
    expect(found.flat()).toEqual(
      expected.map((label) => expect.stringMatching(new RegExp(`^${label.replaceAll("*", "")}\\s?\\|`))),
    );
  });

  test.each([
    ["decimalEnclosedCircle", 21],
    ["decimalEnclosedCircleChinese", 21],
    ["decimalEnclosedCircleChinese", 0],
    ["decimalEnclosedParen", 21],
    ["decimalEnclosedParen", 0],
    ["decimalEnclosedFullstop", 21],
    ["decimalEnclosedFullstop", 0],
    ["ideographTraditional", 0],
    ["decimalEnclosedCircle", 0],
    ["chineseCounting", 100],
    ["ideographTraditional", 11],
    ["ideographZodiac", 13],
    ["upperLetter", 261],
    ["upperLetter", 0],
    ["upperRoman", 100],
    ["upperRoman", 0],
    ["hebrew1", 1],
  ])("%s of %i is not known, and said so", async (format, n) => {
    const [found] = await labels(level(0, format, "%1", `<w:start w:val="${n}"/>`), item(0));
    expect(found).toMatch(/\[\w+\]/);
  });

  const two = level(0, "decimal", "%1") + level(1, "chineseCounting", "%1.%2");
  test.each<[string, string, string[], string[]]>([
    [
      "counted on, begun again below",
      two,
      [item(0), item(1), item(1), item(0), item(1)],
      ["1|", "1.一|", "1.二|", "2|", "2.一|"],
    ],
    ["a level whose upper one never came", two, [item(1)], ["1.一|"]],
    ["begun anew by another list, which counts on", two, [item(0), item(0, 2), item(0, 2), item(0)], ["1|", "5|", "6|", "7|"]],
    [
      "never begun again",
      level(0, "decimal", "%1") + level(1, "decimal", "%2", '<w:start w:val="1"/><w:lvlRestart w:val="0"/>'),
      [item(0), item(1), item(0), item(1)],
      ["1|", "1|", "2|", "2|"],
    ],
    [
      "in figures throughout",
      level(0, "chineseCounting", "%1") + level(1, "decimal", "%1.%2", '<w:start w:val="1"/><w:isLgl/>'),
      [item(0), item(1)],
      ["一|", "1.1|"],
    ],
    ["without a start from 0", level(0, "decimal", "%1", ""), [item(0), item(0)], ["0|", "1|"]],
    ["bullets are none, and count", level(0, "bullet", "-"), [item(0)], ["|"]],
    ["no number", level(0, "none", "%1"), [item(0)], ["|"]],
    ["hidden", level(0, "decimal", "%1", '<w:start w:val="1"/><w:rPr><w:vanish/></w:rPr>'), [item(0)], ["|"]],
    ["list 0 is none", two, [item(0, 0)], ["|"]],
    ["a list that is not there", two, [item(0, 9)], ["|"]],
  ])("%s", async (_, levels, items, expected) =>
    expect((await labels(levels, ...items)).map((text) => text.replaceAll(/\s/g, ""))).toEqual(expected),
  );
});

describe("styles", () => {
  const style = (id: string, properties: string, more = "", type = "paragraph") =>
    `<w:style w:type="${type}" w:styleId="${id}" ${more.startsWith("w:") ? more : ""}>${more.startsWith("<") ? more : ""}<w:rPr>${properties}</w:rPr></w:style>`;
  const shown = async (sheet: string, body: string) => paragraphs(body, { "styles.xml": styles(sheet) });
  const inStyle = (id: string, properties = "") =>
    par(run("甲", properties) + run("乙", '<w:vanish w:val="0"/>'), `<w:pStyle w:val="${id}"/>`);

  test.each<[string, string, string, RegExp]>([
    ["a style hides", style("S", "<w:vanish/>"), inStyle("S"), /^乙/],
    ["the style below it", style("A", "<w:vanish/>") + style("S", "", '<w:basedOn w:val="A"/>'), inStyle("S"), /^乙/],
    [
      "which the nearer takes back",
      style("A", "<w:vanish/>") + style("S", '<w:vanish w:val="0"/>', '<w:basedOn w:val="A"/>'),
      inStyle("S"),
      /^甲乙/,
    ],
    [
      "two styles turn it over and back",
      style("S", "<w:vanish/>") + style("C", "<w:vanish/>", "", "character"),
      inStyle("S", '<w:rStyle w:val="C"/>'),
      /^甲乙/,
    ],
    ["one of two", style("S", "") + style("C", "<w:vanish/>", "", "character"), inStyle("S", '<w:rStyle w:val="C"/>'), /^乙/],
    ["the default style", style("N", "<w:vanish/>", 'w:default="1"'), par(run("甲") + run("乙", '<w:vanish w:val="0"/>')), /^乙/],
    [
      "the defaults",
      "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>",
      par(run("甲") + run("乙", '<w:vanish w:val="0"/>')),
      /^乙/,
    ],
    [
      "a circle ends",
      style("A", "", '<w:basedOn w:val="B"/>') + style("B", "<w:vanish/>", '<w:basedOn w:val="A"/>'),
      inStyle("A"),
      /^乙/,
    ],
    ["capitals", style("S", "<w:smallCaps/>"), par(run("gdp"), '<w:pStyle w:val="S"/>'), /^GDP/],
    ["raised", style("S", '<w:vertAlign w:val="superscript"/>'), par(run("3"), '<w:pStyle w:val="S"/>'), /^³/],
    ["struck twice", style("S", "<w:dstrike/>"), inStyle("S"), /\[text_struck\]/],
  ])("%s", async (_, sheet, body, expected) => expect((await shown(sheet, body))[0]).toMatch(expected));
});

describe("a paragraph", () => {
  const change = (name: string) => `<w:${name}/>`;
  test.each<[string, string, string]>([
    [
      "a run that a tracked change took out",
      run("甲") + run("乙", change("del")),
      "甲 [text_struck] deleted as a tracked change (修订删除): 乙",
    ],
    [
      "one that was moved away",
      run("甲") + run("乙", change("moveFrom")),
      "甲 [text_struck] deleted as a tracked change (修订删除): 乙",
    ],
    ["one that was put in", run("甲") + run("乙", change("ins")), "甲乙"],
    [
      "a symbol without a code",
      run("甲") + '<w:r><w:sym w:font="Symbol" w:char="zz"/></w:r>',
      "甲\ufffd [text_undecodable] a symbol that is not known: zz of Symbol",
    ],
    ["a soft hyphen", run("绩\u00ad效"), "绩效"],
  ])("%s", async (_, content, expected) => expect((await paragraphs(par(content)))[0]).toBe(expected));
});

test("a body without anything is no block", async () => expect(await read("")).toEqual([]));
