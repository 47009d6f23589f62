import { expect, test } from "vitest";
import { richText } from "./rich-text.ts";
import { scanXml } from "./scan-xml.ts";
import { readStyles } from "./styles.ts";

const stylesOf = (inside: string) =>
  readStyles(new TextEncoder().encode(`<styleSheet>${inside}</styleSheet>`)).map(
    ({ format, isStruck }) => `${format}${isStruck ? " struck" : ""}`,
  );
const fonts = '<fonts><font/><font><strike/></font><font><strike val="0"/></font><font><strike val="1"/></font></fonts>';

test.each<[string, string, readonly string[]]>([
  ["a format that every program knows", '<cellXfs><xf numFmtId="10"/></cellXfs>', ["0.00%"]],
  [
    "one of the file's own",
    '<numFmts><numFmt numFmtId="164" formatCode="0次"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>',
    ["0次"],
  ],
  [
    "one of its own without a code",
    '<numFmts><numFmt numFmtId="164"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>',
    ["General"],
  ],
  ["one that nobody knows", '<cellXfs><xf numFmtId="164"/></cellXfs>', ["unknown format 164"]],
  ["none", "<cellXfs><xf/></cellXfs>", ["General"]],
  [
    "fonts that are struck out",
    `${fonts}<cellXfs><xf/><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf fontId="4"/></cellXfs>`,
    ["General", "General", "General struck", "General", "General struck", "General"],
  ],
  ["no font named is the first", '<fonts><font><strike/></font></fonts><cellXfs><xf numFmtId="1"/></cellXfs>', ["0 struck"]],
  [
    "fonts and formats of other lists are no cell's",
    `<dxfs><dxf><font><strike/></font></dxf></dxfs><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>${fonts}<dxfs><dxf><font><strike/></font>` +
      '</dxf></dxfs><cellXfs><xf numFmtId="1" fontId="1"/></cellXfs><cellStyles><xf numFmtId="9"/></cellStyles><fonts><font/></fonts>',
    ["0 struck"],
  ],
  [
    "a font behind the list is none of it",
    '<fonts><font/></fonts><dxfs><font><strike/></font><strike/></dxfs><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>',
    ["General", "General"],
  ],
])("%s", (_, inside, expected) => expect(stylesOf(inside)).toEqual(expected));

/** Runs of a string: `-` before one that is struck out, `^` before one that is raised. */
function runsOf(xml: string): readonly string[] {
  const rich = richText();
  scanXml(new TextEncoder().encode(`<si>${xml}</si>`), rich);
  return rich
    .take()
    .map(
      ({ text, isStruck, isRaised, isLowered }) =>
        `${isStruck ? "-" : ""}${isRaised ? "^" : ""}${isLowered === true ? "_" : ""}${text}`,
    );
}

test.each<[string, readonly string[]]>([
  ["<t>甲</t>", ["甲"]],
  ["<t/>", []],
  ["<r><t>甲</t></r><r><t>乙</t></r>", ["甲乙"]],
  ["<r><rPr><strike/></rPr><t>甲</t></r><r><t>乙</t></r>", ["-甲", "乙"]],
  ['<r><rPr><strike val="0"/></rPr><t>甲</t></r><r><rPr><strike val="1"/></rPr><t>乙</t></r>', ["甲", "-乙"]],
  ['<r><t>m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>', ["m", "^2"]],
  ['<r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>', ["_2"]],
  ['<r><t>9</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><t>%</t></r>', ["9", "_2", "%"]],
  ['<r><rPr><strike/><vertAlign val="superscript"/></rPr><t>2</t></r><t>甲</t>', ["-^2", "甲"]],
  ["<t>甲</t><rPh><t>jia</t></rPh><t>乙</t>", ["甲乙"]],
  ["<r>甲<t>乙</t>丙</r>丁", ["乙"]],
  ["<t>甲_x000D_乙_x4e00__x00_</t>", ["甲\r乙一_x00_"]],
  ["<t>_x000d_</t>", ["\r"]],
])("the runs of %s", (xml, expected) => expect(runsOf(xml)).toEqual(expected));

test("what is taken is gone, and with it how it was shown", () => {
  const rich = richText();
  rich.open("strike", {});
  rich.open("vertAlign", { val: "superscript" });
  rich.open("t", {});
  rich.text("甲");
  expect(rich.take()).toEqual([{ text: "甲", isStruck: true, isRaised: true }]);
  rich.text("乙");
  expect(rich.take()).toEqual([{ text: "乙", isStruck: false, isRaised: false }]);
  expect(rich.take()).toEqual([]);
});
