import { describe, expect, test } from "vitest";
import { cells, cell, numbering, p, par, paragraphs, read, run, styles, tbl, tc, tr } from "./docx.test-helper.ts";

const fieldChar = (type: string, inside = "") => `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const field = (instruction: string, result: string | null, inside = "") =>
  `${fieldChar("begin", inside)}${code(instruction)}${result === null ? "" : fieldChar("separate") + result}${fieldChar("end")}`;
const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
const mr = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
const math = (content: string) => `<m:oMath>${content}</m:oMath>`;
const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`;

describe("what is seen is read", () => {
  test.each([
    ["a symbol", sym("Symbol", "F0B3") + run("95%"), "≥95%"],
    ["a symbol by its plain code", sym("symbol", "A3") + run("5"), "≤5"],
    ["a tick", sym("Wingdings", "F0FE") + run("是") + sym("Wingdings 2", "F052"), "☑是☑"],
    ["a symbol of an ordinary font", sym("MS Gothic", "2611"), "☑"],
    ["text in a symbol font", run("\uF0B3", `<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>`) + run("95%"), "≥95%"],
    ["an equation in a line", math(mr("≥98%")), "≥98%"],
    ["an equation of its own", `<m:oMathPara>${math(mr("≥") + mr("98%"))}</m:oMathPara>`, "≥98%"],
    ["a power", math(`<m:sSup><m:e>${mr("10")}</m:e><m:sup>${mr("3")}</m:sup></m:sSup>`), "10³"],
    ["brackets", math(`<m:d><m:e>${mr("95")}</m:e></m:d>`), "(95)"],
    ["a phantom", math(`${mr("9")}<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e>${mr("8")}</m:e></m:phant>`), "9"],
    ["raised figures", run("10") + run("3", `<w:vertAlign w:val="superscript"/>`) + run("个"), "10³个"],
    ["raised by hand", run("10") + run("3", `<w:position w:val="8"/><w:sz w:val="14"/>`) + run("个"), "10³个"],
    ["a hair higher", run("10") + run("3", `<w:position w:val="2"/>`) + run("个"), "103个"],
    ["lowered", run("10") + run("3", `<w:position w:val="-8"/>`) + run("个"), "10₃个"],
    ["lowered figures", run("≥9") + run("2", `<w:vertAlign w:val="subscript"/>`), "≥9₂"],
    ["a hair lower", run("10") + run("3", `<w:position w:val="-2"/>`) + run("个"), "103个"],
    ["a simple field", `<w:fldSimple w:instr=" =SUM(ABOVE) ">${run("753")}</w:fldSimple>`, "753"],
    ["a field", field(" =SUM(ABOVE) \\# 0.00 ", run("753.00")), "753.00"],
    [
      "a field in a field's code",
      fieldChar("begin") + code(" IF ") + field("=1", run("7")) + fieldChar("separate") + run("是") + fieldChar("end"),
      "是",
    ],
    ["a symbol's field", field(" SYMBOL 179 \\f Symbol \\s 10 ", null) + run("95%"), "≥95%"],
    ["a ticked box", field(" FORMCHECKBOX ", null, `<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>`), "☑"],
    ["an empty box", field(" FORMCHECKBOX ", null, `<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>`), "☐"],
    [
      "a choice",
      field(
        " FORMDROPDOWN ",
        null,
        `<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>`,
      ),
      "乙",
    ],
    ["a mark of the index", run("合格") + field(" XE &quot;合格&quot; ", null) + run("率"), "合格率"],
    ["a tracked insertion", `<w:ins>${run("95%")}</w:ins>`, "95%"],
    ["what was moved here", `<w:moveTo>${run("95%")}</w:moveTo>`, "95%"],
    ["a content control", `<w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>${run("甲")}</w:sdtContent></w:sdt>`, "甲"],
    ["a link", `<w:hyperlink r:id="r9">${run("甲")}</w:hyperlink>`, "甲"],
    ["a tab", `<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>`, "a\tb"],
    ["hyphens", `<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>20</w:t><w:softHyphen/><w:t>25</w:t></w:r>`, "2024-2025"],
    ["capitals", run("gdp", "<w:caps/>"), "GDP"],
    [
      "a base with its reading",
      `<w:r><w:ruby><w:rt>${run("jì")}</w:rt><w:rubyBase>${run("绩")}</w:rubyBase></w:ruby></w:r>`,
      "绩",
    ],
    ["the mark of a footnote", `${run("95%")}<w:r><w:footnoteReference w:id="2"/></w:r>`, "95%"],
    ["what is hidden on the web only", run("95%", "<w:webHidden/>"), "95%"],
    ["a toggle that is off", run("95%", `<w:vanish w:val="0"/><w:strike w:val="false"/>`), "95%"],
  ])("%s", async (_, content, expected) => expect(await paragraphs(par(content))).toEqual([expected]));

  test("text boxes, once, behind their paragraph", async () => {
    const choice = `<mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(p("框内"))}</wps:txbx></w:drawing></mc:Choice>`;
    const fallback = `<mc:Fallback><w:pict><v:shape><v:textbox>${box(p("框内"))}</v:textbox></v:shape></w:pict></mc:Fallback>`;
    const alternate = `<w:r><mc:AlternateContent>${choice}${fallback}</mc:AlternateContent></w:r>`;
    expect(await paragraphs(par(run("框外") + alternate))).toEqual(["框外", "框内"]);
    const unknown = alternate.replace(`Requires="wps"`, `Requires="future"`).replace("框内", "新框");
    expect(await paragraphs(par(run("框外") + unknown))).toEqual(["框外", "框内"]);
  });

  test("footnotes behind the text", async () => {
    const footnotes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${par(`<w:r><w:footnoteRef/></w:r>${run("注文")}`)}</w:footnote></w:footnotes>`;
    expect(
      await paragraphs(par(`${run("甲")}<w:r><w:footnoteReference w:id="2"/></w:r>`) + p("乙"), { "footnotes.xml": footnotes }),
    ).toEqual(["甲", "乙", "注文"]);
  });
});

describe("what is not seen is left out and told", () => {
  const hidden = (text: string) => `[text_unseen] hidden (隐藏文字): ${text}`;
  const struck = (text: string) => `[text_struck] struck out (删除线): ${text}`;
  const deleted = (text: string) => `[text_struck] deleted as a tracked change (修订删除): ${text}`;
  test.each([
    ["struck out", run("80%", "<w:strike/>") + run("90%"), `90% ${struck("80%")}`],
    ["struck out twice", run("80%", "<w:dstrike/>") + run("90%"), `90% ${struck("80%")}`],
    ["hidden, in pieces", run("旧", "<w:vanish/>") + run("值", "<w:vanish/>") + run("新"), `新 ${hidden("旧值")}`],
    ["deleted", `<w:del><w:r><w:delText>90</w:delText></w:r></w:del>${run("95")}`, `95 ${deleted("90")}`],
    ["moved away", `<w:moveFrom>${run("90")}</w:moveFrom>${run("95")}`, `95 ${deleted("90")}`],
    [
      "an equation struck out",
      math(`<m:r><w:rPr><w:strike/></w:rPr><m:t>≥80%</m:t></m:r>`) + run("≥90%"),
      `≥90% ${struck("≥80%")}`,
    ],
    [
      "a hidden field",
      fieldChar("begin") + code("=1") + fieldChar("separate") + run("7", "<w:vanish/>") + fieldChar("end"),
      ` ${hidden("7")}`,
    ],
    [
      "an unknown symbol",
      sym("Wingdings", "F01F") + run("95%"),
      "\uFFFD95% [text_undecodable] a symbol that is not known: F01F of Wingdings",
    ],
    [
      "a field without a result",
      run("共") + field(" =SUM(ABOVE) ", null),
      "共 [content_unread] a field without a result: =SUM(ABOVE)",
    ],
    [
      "an unknown element",
      `<x:box><x:y>90%</x:y></x:box>${run("95%")}`,
      "95% [content_unread] an element that is not known (?:box): 90%",
    ],
    [
      "a picture",
      `${run("见图")}<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>`,
      "见图 [content_unread] not text, and not read: a picture",
    ],
    [
      "an embedded object",
      `${run("x")}<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Equation.3"/></w:object></w:r>`,
      "x [content_unread] not text, and not read: an embedded object (Equation.3)",
    ],
    [
      "a fraction",
      math(`<m:f><m:num>${mr("1")}</m:num><m:den>${mr("a+b")}</m:den></m:f>`),
      "1/(a+b) [equation] an equation, written in one line as: 1/(a+b)",
    ],
    [
      "a drawn watermark",
      `<w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>`,
      " [content_unread] not text, and not read: drawn text 机密",
    ],
  ])("%s", async (_, content, expected) => expect(await paragraphs(par(content))).toEqual([expected]));

  test("a paragraph whose mark is deleted goes on in the next", async () => {
    const joined = par(run("≥"), "<w:rPr><w:del/></w:rPr>") + p("95%");
    expect(await paragraphs(joined)).toEqual(["≥95%"]);
  });

  test("an inserted document", async () => {
    expect(await paragraphs(`<w:altChunk r:id="r7"/>${p("甲")}`)).toEqual([" [content_unread] an inserted document: r7", "甲"]);
  });

  test("in a cell", async () => {
    expect(await cells(tr(cell(par(run("80%", "<w:strike/>") + run("90%")))), tr(cell(par(run("旧", "<w:strike/>")))))).toEqual([
      `0,0 1×1 90% ${struck("80%")}`,
      `1,0 1×1  ${struck("旧")}`,
    ]);
  });
});

describe("styles hide and strike", () => {
  const style = (id: string, type: string, properties: string, more = "") =>
    `<w:style w:type="${type}" w:styleId="${id}">${more}<w:rPr>${properties}</w:rPr></w:style>`;
  const sheet = {
    "styles.xml": styles(
      [
        style("隐", "character", "<w:vanish/>"),
        style("划", "paragraph", "<w:strike/>"),
        style("承", "paragraph", "", `<w:basedOn w:val="划"/>`),
        style("反", "character", "<w:strike/>"),
        style("环", "paragraph", "", `<w:basedOn w:val="环"/>`),
        style("符", "character", `<w:rFonts w:ascii="Symbol"/>`),
        style("表", "table", "<w:vanish/>"),
      ].join(""),
    ),
  };
  test.each([
    ["of characters", par(run("甲", `<w:rStyle w:val="隐"/>`) + run("乙")), "乙 [text_unseen] hidden (隐藏文字): 甲"],
    ["of paragraphs", par(run("甲"), `<w:pStyle w:val="划"/>`), " [text_struck] struck out (删除线): 甲"],
    ["inherited", par(run("甲"), `<w:pStyle w:val="承"/>`), " [text_struck] struck out (删除线): 甲"],
    ["turned over by another", par(run("甲", `<w:rStyle w:val="反"/>`), `<w:pStyle w:val="划"/>`), "甲"],
    ["overruled directly", par(run("甲", `<w:strike w:val="0"/>`), `<w:pStyle w:val="划"/>`), "甲"],
    ["in a circle", par(run("甲"), `<w:pStyle w:val="环"/>`), "甲"],
    ["of a symbol's font", par(run("\uF0B3", `<w:rStyle w:val="符"/>`) + run("5")), "≥5"],
    ["that do not exist", par(run("甲", `<w:rStyle w:val="无"/>`)), "甲"],
  ])("%s", async (_, body, expected) => expect(await paragraphs(body, sheet)).toEqual([expected]));

  test("of tables", async () => {
    const table = tbl(`<w:tblPr><w:tblStyle w:val="表"/></w:tblPr>`, tr(tc("甲")));
    expect(await read(table, sheet)).toMatchObject([{ table: { cells: [{ text: "", flags: ["text_unseen"] }] } }]);
  });

  test("of the whole document", async () => {
    const defaults = styles("<w:docDefaults><w:rPrDefault><w:rPr><w:strike/></w:rPr></w:rPrDefault></w:docDefaults>");
    expect(await paragraphs(par(run("甲")), { "styles.xml": defaults })).toEqual([" [text_struck] struck out (删除线): 甲"]);
  });
});

describe("numbers of lists are seen", () => {
  const level = (n: number, format: string, text: string, more = "") =>
    `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const abstract = (id: number, ...levels: string[]) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
  const num = (id: number, of: number, more = "") => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
  const lists = {
    "numbering.xml": numbering(
      [
        abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")),
        abstract(2, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
        abstract(3, level(0, "bullet", "-")),
        abstract(4, level(0, "hebrew1", "%1.")),
        abstract(5, level(0, "decimalEnclosedCircle", "%1")),
        num(1, 1),
        num(2, 2),
        num(3, 3),
        num(4, 4),
        num(5, 5),
        num(6, 1, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`),
      ].join(""),
    ),
  };
  const item = (text: string, list: number, at = 0) =>
    par(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
  test.each([
    ["counted", item("甲", 1) + item("乙", 1), ["1. 甲", "2. 乙"]],
    [
      "in levels",
      item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 1) + item("丁", 1) + item("戊", 1, 1),
      ["1. 甲", "1.1 乙", "1.2 丙", "2. 丁", "2.1 戊"],
    ],
    ["in Chinese", item("目标", 2) + item("内容", 2, 1), ["一、目标", "1.1 内容"]],
    ["in circles", item("甲", 5), ["① 甲"]],
    ["begun anew", item("甲", 1) + item("乙", 6) + item("丙", 6), ["1. 甲", "1. 乙", "2. 丙"]],
    ["as bullets: none", item("95%", 3), ["95%"]],
    ["taken away", item("甲", 0), ["甲"]],
    ["of a list that is not there", item("甲", 99), ["甲"]],
    ["counted otherwise", item("甲", 4), ["甲 [content_unread] a list's number, counted in a way that is not known: hebrew1"]],
  ])("%s", async (_, body, expected) => expect(await paragraphs(body, lists)).toEqual(expected));

  test("1. before 95% in a cell does not make 1.95%", async () => {
    const blocks = await read(tbl(tr(cell(item("95%", 1)), cell(item("≥90%", 1)))), lists);
    expect(blocks).toMatchObject([{ table: { cells: [{ text: "95%", flags: ["content_unread"] }, { text: "2. ≥90%" }] } }]);
  });

  test("by a paragraph's style", async () => {
    const sheet = `<w:style w:type="paragraph" w:styleId="条"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`;
    expect(await paragraphs(par(run("目标"), `<w:pStyle w:val="条"/>`), { ...lists, "styles.xml": styles(sheet) })).toEqual([
      "一、目标",
    ]);
  });
});
