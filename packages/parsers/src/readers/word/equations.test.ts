import { expect, test } from "vitest";
import { writeEquation } from "./equations.ts";
import { parseXml, textIn } from "./xml.ts";

const NAMESPACES =
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** The line, `~` before one that is written otherwise than it is shown. */
const written = (inside: string): string => {
  const equation = parseXml(new TextEncoder().encode(`<m:oMath ${NAMESPACES}>${inside}</m:oMath>`));
  const { text, plain } = writeEquation(equation, textIn);
  return `${plain ? "" : "~"}${text}`;
};
const r = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
const e = (text: string): string => `<m:e>${r(text)}</m:e>`;
const part = (name: string, text: string): string => `<m:${name}>${r(text)}</m:${name}>`;

test.each([
  ["nothing", "", ""],
  ["runs", r("≥") + r("98%"), "≥98%"],
  ["a run of Word's own", "<w:r><w:t>甲</w:t></w:r>" + r("乙"), "甲乙"],
  ["properties say nothing", `<m:ctrlPr>x</m:ctrlPr><w:rPr>y</w:rPr>${r("1")}`, "1"],
  ["what only begins as properties do is none", "<w:rPrX>z</w:rPrX>", "z"],
  ["boxes", `<m:box>${e("1")}</m:box><m:borderBox>${e("2")}</m:borderBox>`, "12"],
  ["a fraction of numbers", `<m:f>${part("num", "1")}${part("den", "2.5")}</m:f>`, "~1/2.5"],
  ["of letters", `<m:f>${part("num", "a")}${part("den", "b")}</m:f>`, "~a/b"],
  ["of more", `<m:f>${part("num", "a+b")}${part("den", "12m")}</m:f>`, "~(a+b)/(12m)"],
  ["without a part", `<m:f>${part("num", "a")}</m:f>`, "~a/"],
  ["a power in figures", `<m:sSup>${e("10")}${part("sup", "3")}</m:sSup>`, "10³"],
  ["another power", `<m:sSup>${e("x")}${part("sup", "a")}</m:sSup>`, "~x^a"],
  ["a longer one", `<m:sSup>${e("x")}${part("sup", "ab")}</m:sSup>`, "~x^(ab)"],
  ["an index", `<m:sSub>${e("x")}${part("sub", "12")}</m:sSub>`, "~x_12"],
  ["both", `<m:sSubSup>${e("x")}${part("sub", "i")}${part("sup", "2")}</m:sSubSup>`, "~x_i²"],
  ["a root", `<m:rad>${part("deg", "3")}${e("x+1")}</m:rad>`, "~3√(x+1)"],
  ["brackets", `<m:d>${e("a")}</m:d>`, "(a)"],
  [
    "other brackets, several parts",
    `<m:d><m:dPr><m:begChr m:val="["/><m:sepChr m:val=";"/><m:endChr m:val="}"/></m:dPr>${e("a")}${e("b")}${part("x", "c")}</m:d>`,
    "[a;b}",
  ],
  ["brackets between which a bar stands", `<m:d>${e("a")}${e("b")}</m:d>`, "(a|b)"],
  ["an integral", `<m:nary>${part("sub", "0")}${part("sup", "1")}${e("x+1")}</m:nary>`, "~∫01(x+1)"],
  ["a sum", `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>${e("x")}</m:nary>`, "~∑x"],
  ["what takes room only", `<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>${e("x")}</m:phant>`, ""],
  ["the same that is shown", `<m:phant><m:phantPr><m:show m:val="1"/></m:phantPr>${e("x")}</m:phant>`, "x"],
  ["and where nothing is said", `<m:phant>${e("x")}</m:phant>`, "x"],
  ["a structure that is not known", `<m:eqArr>${e("x")}${e("y")}</m:eqArr>`, "~xy"],
])("%s", (_, inside, expected) => expect(written(inside)).toBe(expected));
