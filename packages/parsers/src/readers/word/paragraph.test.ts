import { describe, expect, test } from "vitest";
import type { Damage } from "../../document.ts";
import { notesOf } from "../seen-text.ts";
import { NAMESPACES, run } from "./docx.test-helper.ts";
import { symbolOf } from "./symbols.ts";
import { type Field, shownWithoutResult } from "./fields.ts";
import { PAPER } from "./ground.ts";
import { newCounters, readNumbering } from "./numbering.ts";
import { readParagraph } from "./paragraph.ts";
import { readStyles } from "./styles.ts";
import { parseXml, textIn, type XmlElement } from "./xml.ts";

const xml = (text: string): XmlElement => parseXml(new TextEncoder().encode(text));
const root = (name: string, inside: string): XmlElement => xml(`<w:${name} ${NAMESPACES}>${inside}</w:${name}>`);

interface Given {
  readonly numbering?: string;
  readonly styles?: string;
  readonly inCell?: boolean;
  readonly comments?: Readonly<Record<string, string>>;
  readonly fields?: Field[];
  readonly passedOver?: boolean;
}

/** `text [flag: note] {boxes} <pictures> …`, and what is told of the document. */
function told(inside: string, given: Given = {}): string {
  const { numbering = "", styles = "", inCell = false, comments = {}, fields = [] } = given;
  const damage: Damage[] = [];
  const read = readStyles(root("styles", styles));
  const notes: string[] = [];
  const passedOver = { state: "skipped", why: "small" } as const;
  const story = {
    styles: read,
    numbering: readNumbering(root("numbering", numbering), read),
    counters: newCounters(),
    fields,
    notes,
    comments: new Map(Object.entries(comments).map(([id, text]) => [id, root("comment", run(text))])),
    pictureAt: (id: string) => ({
      name: id,
      bytes: () => new Uint8Array(),
      ...(given.passedOver === true ? { passedOver } : {}),
    }),
    damage,
  };
  const { seen, boxes, pictures, runsOn } = readParagraph(root("p", inside), story, { tableStyle: null, inCell, ground: PAPER });
  return [
    seen.text.replaceAll("\n", "/").replaceAll("\t", "→"),
    ...notesOf(seen).map(({ flag, note }) => `[${flag} ${note}]`),
    ...boxes.map((box) => `{${textIn(box)}}`),
    ...pictures.map(({ picture }) => `<${picture.name}>`),
    ...notes.map((note) => `^${note}`),
    ...(runsOn ? ["…"] : []),
    ...damage.map(({ part, reason }) => `!${part}: ${reason}`),
    ...(fields.length === 0 ? [] : [`${fields.length} open`]),
  ].join(" ");
}

const struck = "<w:strike/>";
const box = (text: string) => `<w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent>`;
const drawing = (inside: string) => `<w:r><w:drawing>${inside}</w:drawing></w:r>`;
const blip = '<a:blip r:embed="m1"/>';
const choice = (requires: string, inside: string) => `<mc:Choice Requires="${requires}">${inside}</mc:Choice>`;
const alternatives = (...parts: readonly string[]) => `<mc:AlternateContent>${parts.join("")}</mc:AlternateContent>`;
const fallback = (inside: string) => `<mc:Fallback>${inside}</mc:Fallback>`;

describe("what a paragraph shows", () => {
  test.each<[string, string, string]>([
    ["nothing", "", ""],
    ["runs", run("甲") + run("乙"), "甲乙"],
    ["signs", "<w:r><w:t>甲</w:t><w:tab/><w:ptab/><w:br/><w:cr/><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "甲→→//-乙"],
    ["line ends in a text are blanks", "<w:r><w:t>甲&#13;&#10;乙</w:t></w:r>", "甲 乙"],
    ["soft hyphens are nothing", "<w:r><w:t>甲\u00AD\u00AD乙</w:t></w:r>", "甲乙"],
    ["struck out", run("甲") + run("乙", struck) + run("丙", struck) + run("丁"), "甲丁 [text_struck struck out (删除线): 乙丙]"],
    ["hidden", run("甲", "<w:vanish/>"), " [text_unseen hidden (隐藏文字): 甲]"],
    ["deleted", `<w:del>${run("甲")}</w:del>${run("乙")}`, "乙 [text_struck deleted as a tracked change (修订删除): 甲]"],
    ["deleted text", "<w:r><w:delText>甲</w:delText></w:r>", " [text_struck deleted as a tracked change (修订删除): 甲]"],
    ["a run that is deleted", run("甲", "<w:del/>"), " [text_struck deleted as a tracked change (修订删除): 甲]"],
    ["a run that was moved away", run("甲", "<w:moveFrom/>"), " [text_struck deleted as a tracked change (修订删除): 甲]"],
    ["moved away", `<w:moveFrom>${run("甲")}</w:moveFrom>`, " [text_struck deleted as a tracked change (修订删除): 甲]"],
    [
      "a run within a deleted link",
      `<w:del><w:hyperlink>${run("甲")}</w:hyperlink></w:del>`,
      " [text_struck deleted as a tracked change (修订删除): 甲]",
    ],
    ["white on white", run("甲", '<w:color w:val="FFFFFF"/>'), " [text_unseen WHY: 甲]"],
    ["white on a dark shade", run("甲", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>'), "甲"],
    [
      "white in a shaded paragraph",
      `<w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>${run("甲", '<w:color w:val="FFFFFF"/>')}`,
      "甲",
    ],
    ["capitals", run("gdp", "<w:caps/>") + run("gdp", '<w:smallCaps w:val="0"/>'), "GDPgdp"],
    ["raised", run("10") + run("3", '<w:vertAlign w:val="superscript"/>'), "10³"],
    [
      "marks of notes",
      '<w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>',
      "甲 ^footnotes/2 ^endnotes/3",
    ],
    ["a note without a number", "<w:r><w:footnoteReference/></w:r>", " ^footnotes/"],
    [
      "a comment",
      `${run("甲")}<w:r><w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="9"/></w:r>`,
      "甲 [content_unread a comment (批注): 应为乙]",
    ],
    ["another document", '<w:subDoc r:id="r7"/>', " [content_unread an inserted document: r7]"],
    ["another of no name", "<w:altChunk/>", " [content_unread an inserted document: ?]"],
    [
      "an element that nobody knows",
      `<x:y>${run(" 甲 ")}</x:y>`,
      " [content_unread an element that is not known (?:y): 甲] !?:y: an element that is not known, with the text 甲",
    ],
    ["one without a text", "<x:y><x:z> </x:z></x:y>", ""],
    ["what shows nothing", "<w:proofErr/><w:bookmarkStart><w:t>x</w:t></w:bookmarkStart>", ""],
  ])("%s", (_, inside, expected) => {
    expect(told(inside, { comments: { 1: "应为乙" } }).replace(/(?<=text_unseen )(?!hidden)[^:]+/, "WHY")).toBe(expected);
  });
});

describe("drawings", () => {
  const ole = (id: string) => `<w:r><w:object><o:OLEObject${id}/>${blip}</w:object></w:r>`;
  const unread = (what: string) => ` [content_unread not text, and not read: ${what}]`;
  test.each<[string, string, string]>([
    ["a text box", drawing(box("甲")), " {甲}"],
    ["two", drawing(box("甲") + box("乙")), " {甲} {乙}"],
    ["one beside a picture", drawing(box("甲") + blip), " {甲}"],
    [
      "in the choice that is understood",
      `<w:r>${alternatives(choice("wps", `<w:drawing>${box("甲")}</w:drawing>`), fallback(`<w:pict>${box("甲")}</w:pict>`))}</w:r>`,
      " {甲}",
    ],
    ["alternatives within a drawing", drawing(alternatives(choice("wps wpg", box("甲")), fallback(box("乙")))), " {甲}"],
    ["a picture", drawing(blip), " <m1>"],
    ["two pictures", drawing(`${blip}<v:imagedata r:id="m2"/>`), " <m1> <m2>"],
    ["ink", "<w:r><w:contentPart/></w:r>", unread("ink")],
    ["a control", "<w:r><w:control/></w:r>", unread("a control")],
    ["an embedded object", ole(' ProgID="Excel.Sheet.12"'), unread("an embedded object (Excel.Sheet.12)")],
    ["one of no kind", ole(""), unread("an embedded object (unknown)")],
    [
      "a chart",
      '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>',
      unread("a chart"),
    ],
    [
      "a diagram",
      '<w:r><w:drawing><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></w:drawing></w:r>',
      unread("a diagram"),
    ],
    ["letters as shapes", '<w:r><w:pict><v:textpath string="甲"/><v:textpath/></w:pict></w:r>', unread("drawn text 甲")],
    ["letters of nothing", "<w:r><w:pict><v:textpath/></w:pict></w:r>", ""],
    ["lines", "<w:r><w:pict><v:line/></w:pict></w:r>", ""],
    ["a text that stands in no box", drawing("<a:t> 甲 </a:t>"), unread("甲")],
    ["deleted", `<w:del>${drawing(blip)}</w:del>`, ""],
    ["hidden", `<w:r><w:rPr><w:vanish/></w:rPr><w:drawing>${blip}</w:drawing></w:r>`, ""],
  ])("%s", (_, inside, expected) => expect(told(inside)).toBe(expected));

  test("a picture in a cell is told, and so is one that is passed over", () => {
    expect(told(drawing(blip), { inCell: true })).toBe(" [content_unread not text, and not read: a picture] <m1>");
    expect(told(drawing(blip), { passedOver: true })).toBe(" [content_unread not text, and not read: a picture] <m1>");
  });
});

describe("alternatives", () => {
  test.each<[string, string, string]>([
    [
      "the first that is understood",
      alternatives(choice("x99", run("甲")), choice("wps", run("乙")), choice("w14", run("丙"))),
      "乙",
    ],
    ["all that it requires", alternatives(choice("wps x99", run("甲")), fallback(run("乙"))), "乙"],
    ["the fallback", alternatives(choice("x99", run("甲")), fallback(run("乙"))), "乙"],
    ["no fallback: the choice", alternatives(choice("x99", run("甲")), choice("x98", run("乙"))), "甲"],
    ["none", alternatives(), ""],
  ])("%s", (_, inside, expected) => expect(told(inside)).toBe(expected));
});

describe("fields", () => {
  const mark = (type: string, inside = "") => `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
  const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
  const field = (instruction: string, result: string) =>
    mark("begin") + code(instruction) + mark("separate") + result + mark("end");
  const bare = (instruction: string, inside = "") => mark("begin", inside) + code(instruction) + mark("end");
  const unread = (text: string) => ` [content_unread a field without a result: ${text}]`;
  test.each<[string, string, string]>([
    ["its result", field("=1", run("7")), "7"],
    ["its code is not seen", mark("begin") + code("=1") + run("x") + mark("separate") + run("7") + mark("end"), "7"],
    ["no result", bare("=1"), unread("=1")],
    ["an empty result", field("=1", ""), unread("=1")],
    ["a silent one", bare("XE 甲"), ""],
    [
      "one within another's code",
      mark("begin") + code("IF ") + field("=1", run("7")) + mark("separate") + run("是") + mark("end"),
      "是",
    ],
    [
      "one without a result within another's code",
      mark("begin") + code("IF ") + bare("=1") + mark("separate") + run("是") + mark("end"),
      "是",
    ],
    ["one within another's result", field("IF", field("=1", run("7"))), "7"],
    ["a result that is struck out", field("=1", run("7", struck)), " [text_struck struck out (删除线): 7]"],
    ["a simple one", `<w:fldSimple w:instr="=1">${run("7")}</w:fldSimple>${run("个")}`, "7个"],
    ["a simple one without a result", `<w:fldSimple w:instr="=1"/>${run("个")}`, `个${unread("=1")}`],
    ["a simple silent one", '<w:fldSimple w:instr="XE"/>', ""],
    ["an end without a beginning", mark("end") + run("甲"), "甲"],
    ["a separator without a beginning", mark("separate") + run("甲"), "甲"],
    ["a code without a beginning", code("=1") + run("甲"), "甲"],
    ["one that does not end", mark("begin") + code("=1") + run("甲"), " 1 open"],
    ["one whose result does not end", mark("begin") + code("=1") + mark("separate") + run("甲"), "甲 1 open"],
  ])("%s", (_, inside, expected) => expect(told(inside)).toBe(expected));

  test.each<[string, string | undefined, string, boolean]>([
    ["FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>", "☑", false],
    ["formcheckbox", '<w:checkBox><w:checked w:val="0"/><w:default/></w:checkBox>', "☐", false],
    ["FORMCHECKBOX", "<w:checkBox><w:default/></w:checkBox>", "☑", false],
    ["FORMCHECKBOX", undefined, "☐", false],
    [
      "FORMDROPDOWN",
      '<w:ddList><w:default w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>',
      "乙",
      false,
    ],
    ["FORMDROPDOWN", '<w:ddList><w:listEntry w:val="甲"/></w:ddList>', "甲", false],
    ["FORMDROPDOWN", '<w:ddList><w:result w:val="3"/><w:listEntry w:val="甲"/></w:ddList>', "", true],
    ["SYMBOL 179 \\f Symbol", undefined, "≥", false],
    ['SYMBOL 0xB3 \\f "Symbol" \\s 10', undefined, "≥", false],
    ["SYMBOL 9745 \\u", undefined, "☑", false],
    ["SYMBOL 65535 \\u", undefined, "\uffff", false],
    ["SYMBOL 65536 \\u", undefined, "�", true],
    ["SYMBOL 32 \\u", undefined, " ", false],
    ["SYMBOL 31 \\u", undefined, "�", true],
    ["SYMBOL 179", undefined, "�", true],
    ["SYMBOL x \\u", undefined, "�", true],
    ["PAGE", undefined, "", false],
    ["REF 甲", undefined, "", true],
    ["", undefined, "", true],
  ])("%s without a result", (code, data, text, unread) => {
    const formData = data === undefined ? undefined : root("ffData", data);
    const shown = shownWithoutResult({ code, formData });
    expect({ ...shown, text: shown.text === "" || text !== "�" ? shown.text : "�" }).toEqual({ text, unread });
  });
});

describe("numbers of lists", () => {
  const list = (format: string, text: string) =>
    `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>`;
  const numbered = (inside: string, mark = "") => `<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr>${mark}</w:pPr>${inside}`;
  test.each<[string, string, string, Given, string]>([
    ["before the text", "%1.", "甲", {}, "1. 甲"],
    ["without a blank behind a wide sign", "%1、", "甲", {}, "1、甲"],
    ["without a blank behind a bracket", "（%1）", "甲", {}, "（1）甲"],
    ["of nothing", "", "甲", {}, "甲"],
    [
      "before a number in a cell it is told",
      "%1.",
      "95%",
      { inCell: true },
      "95% [content_unread the list's number before this number: 1.]",
    ],
    [
      "before a negative number in a cell",
      "%1.",
      " -5",
      { inCell: true },
      " -5 [content_unread the list's number before this number: 1.]",
    ],
    [
      "before a wide number in a cell",
      "%1.",
      "９",
      { inCell: true },
      "９ [content_unread the list's number before this number: 1.]",
    ],
    ["before a text in a cell", "%1.", "甲5", { inCell: true }, "1. 甲5"],
    ["before a number in a text", "%1.", "95%", {}, "1. 95%"],
  ])("%s", (_, text, inside, given, expected) => {
    expect(
      told(numbered(`<w:r><w:t xml:space="preserve">${inside}</w:t></w:r>`), { ...given, numbering: list("decimal", text) }),
    ).toBe(expected);
  });

  test("one that is counted in a way that is not known", () => {
    expect(told(numbered(run("甲")), { numbering: list("hebrew1", "%1.") })).toBe(
      "甲 [content_unread a list's number, counted in a way that is not known: hebrew1]",
    );
  });

  test("a paragraph whose mark is gone runs on; one of nothing has no number", () => {
    const numbering = list("decimal", "%1.");
    expect(told(numbered(run("甲"), "<w:rPr><w:vanish/></w:rPr>"), { numbering })).toBe("1. 甲 …");
    expect(told(numbered(run("甲"), "<w:rPr><w:del/></w:rPr>"), { numbering })).toBe("1. 甲 …");
    expect(told(numbered(run(" "), "<w:rPr><w:vanish/></w:rPr>"), { numbering }).trim()).toBe("…");
    expect(told(numbered(""), { numbering })).toBe("1. ");
  });
});

test.each<[string, number, string | null]>([
  ["Symbol", 0xf0b3, "≥"],
  ["SYMBOL", 0xb3, "≥"],
  ["Symbol", 0xf0a3, "≤"],
  ["Wingdings", 0xf0fe, "☑"],
  ["Wingdings 2", 0xf052, "☑"],
  ["Symbols", 0xb3, "³"],
  ["宋体", 0x2611, "☑"],
])("the symbol %s %d", (font, code, expected) => expect(symbolOf(font, code)).toBe(expected));
