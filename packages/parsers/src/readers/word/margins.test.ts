/** What stands beside a document's text: heads and feet of pages, comments, pictures. */
import { describe, expect, test } from "vitest";
import { readWord } from "./index.ts";
import { NAMESPACES, p, par, paragraphs, partsOf, run, sourceOf, tbl, tc, tr, zipped } from "./docx.test-helper.ts";

const head = (content: string) => `<w:hdr ${NAMESPACES}>${content}</w:hdr>`;
const foot = (content: string) => `<w:ftr ${NAMESPACES}>${content}</w:ftr>`;
/** Relationships are named by the order of the parts: r0, r1 … */
const section = (...references: string[]) => `<w:sectPr>${references.join("")}</w:sectPr>`;
const header = (id: number, type = "default") => `<w:headerReference w:type="${type}" r:id="r${id}"/>`;
const footer = (id: number) => `<w:footerReference w:type="default" r:id="r${id}"/>`;
const pageField = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe("heads and feet of pages", () => {
  test("stand before and behind their section", async () => {
    const others = { "header1.xml": head(p("2025年预算")), "footer1.xml": foot(p("金额单位：万元")) };
    expect(await paragraphs(p("正文") + section(header(0), footer(1)), others)).toEqual(["2025年预算", "正文", "金额单位：万元"]);
  });

  test("of the next section come with it, and no wording twice", async () => {
    const others = {
      "header1.xml": head(p("甲单位")),
      "header2.xml": head(p("乙单位")),
      "header3.xml": head(par(run("甲") + run("单位"))),
    };
    const body = p("一") + par("", section(header(0))) + p("二") + par("", section(header(2))) + p("三") + section(header(1));
    expect(await paragraphs(body, others)).toEqual(["甲单位", "一", "二", "乙单位", "三"]);
  });

  test("page numbers, logos and layout are no lines", async () => {
    const logo = `<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>`;
    const others = {
      "header1.xml": head(tbl(tr(tc("某局"), tc("单位：元"))) + par(logo)),
      "footer1.xml": foot(par(`${run("— ")}${pageField}${run(" —")}`) + par(`${run("第")}${pageField}${run("页")}`)),
    };
    expect(await paragraphs(p("正文") + section(header(0), header(0, "first"), footer(1)), others)).toEqual([
      "某局",
      "单位：元",
      "正文",
    ]);
  });

  test("one that is no XML is told, and the text is read", async () => {
    const parts = partsOf(p("正文") + section(header(0)), { "header1.xml": "<w:hdr" });
    const { blocks, damage } = await readWord(sourceOf(zipped(parts)));
    expect(blocks).toMatchObject([{ text: "正文" }]);
    expect(damage).toMatchObject([{ part: "word/header1.xml", concerns: "none" }]);
  });
});

test("a picture as large as a page in a head is told, and no line of it", async () => {
  const drawing = (inches: number) =>
    `<w:r><w:drawing><wp:inline><wp:extent cx="${inches * 914_400}" cy="${inches * 914_400}"/><a:blip/></wp:inline></w:drawing></w:r>`;
  const damageOf = async (inches: number) => {
    const head = `<w:hdr ${NAMESPACES}>${par(drawing(inches))}</w:hdr>`;
    return (await readWord(sourceOf(zipped(partsOf(p("正文") + section(header(0)), { "header1.xml": head }))))).damage;
  };
  expect(await damageOf(5)).toMatchObject([{ part: "a picture in a head, foot or note", concerns: "none" }]);
  expect(await damageOf(1)).toBeUndefined();
});

test("a comment is said of the text that it is about", async () => {
  const comments = `<w:comments ${NAMESPACES}><w:comment w:id="4">${p("应为90%")}</w:comment></w:comments>`;
  const body = par(`${run("95%")}<w:r><w:commentReference w:id="4"/></w:r>`);
  expect(await paragraphs(body, { "comments.xml": comments })).toEqual(["95% [content_unread] a comment (批注): 应为90%"]);
});

describe("text that no reader sees", () => {
  const shade = (fill: string, pattern = "clear") => `<w:shd w:val="${pattern}" w:color="auto" w:fill="${fill}"/>`;
  const white = (text: string) => run(text, `<w:color w:val="FFFFFF"/>`);
  const same = (text: string) => ` [text_unseen] colour of its ground (与底色相同): ${text}`;
  test.each([
    ["white", par(white("80%")), same("80%")],
    ["nearly white", par(run("80%", `<w:color w:val="FDFDFD"/>`)), same("80%")],
    ["tiny", par(run("80%", `<w:sz w:val="2"/>`)), " [text_unseen] too small to be seen (1 pt, 字号过小): 80%"],
    ["black on black", par(run("80%", `<w:color w:val="000000"/>${shade("000000")}`)), same("80%")],
    ["white behind white", par(white("80%"), shade("FFFFFF")), same("80%")],
    ["white on a dark paragraph", par(white("80%"), shade("1F4E79")), "80%"],
    ["white on dark characters", par(run("80%", `<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>`)), "80%"],
    ["white on a pattern", par(white("80%"), shade("auto", "pct50")), "80%"],
    ["in Word's own colour", par(run("80%", `<w:color w:val="auto"/>`), shade("FFFFFF")), "80%"],
    ["yellow", par(run("80%", `<w:color w:val="FFFF00"/>`)), "80%"],
    ["small", par(run("80%", `<w:sz w:val="9"/>`)), "80%"],
  ])("%s", async (_, body, expected) => expect(await paragraphs(body)).toEqual([expected]));

  const style = (shading: string) => ({
    "styles.xml": `<w:styles ${NAMESPACES}><w:style w:type="table" w:styleId="表"><w:tblStylePr w:type="firstRow"><w:tcPr>${shading}</w:tcPr></w:tblStylePr></w:style></w:styles>`,
  });
  test.each([
    ["a plain cell", tbl(tr(`<w:tc><w:tcPr/>${par(white("80%"))}</w:tc>`)), {}, ""],
    ["a dark cell", tbl(tr(`<w:tc><w:tcPr>${shade("333333")}</w:tcPr>${par(white("80%"))}</w:tc>`)), {}, "80%"],
    [
      "a cell of a table whose style shades some",
      tbl(`<w:tblPr><w:tblStyle w:val="表"/></w:tblPr>`, tr(`<w:tc><w:tcPr/>${par(white("80%"))}</w:tc>`)),
      style(shade("333333")),
      "80%",
    ],
  ])("white in %s", async (_, body, others, text) => {
    const { blocks } = await readWord(sourceOf(zipped(partsOf(body, others))));
    expect(blocks).toMatchObject([{ table: { cells: [{ text }] } }]);
  });
});
