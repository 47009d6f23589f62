import { DocumentError } from "@jixiao/contract";
import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { drawPageImage, pagesOf } from "../../page-image/index.ts";
import { PageTimeout, type PageRecognizer } from "../scan/index.ts";
import { formSheet } from "../sheet/testing/form.ts";
import { writeXlsx } from "../sheet/testing/write-xlsx.ts";
import { p, par, tbl, tc, tr } from "../word/docx.test-helper.ts";
import { drawing, picturedDocx } from "./testing/pictured-docx.ts";
import { countingRecognizer, formPicture, photograph } from "./testing/pictures.ts";

const form = formPicture();
const icon = formPicture(64, 64);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const sourceOf = (name: string, bytes: Uint8Array) => ({ name, bytes, sha256: "0".repeat(64) });
const title = "项目绩效目标表";

const html = (body: string) => strToU8(`<html><body>${body}</body></html>`);
const inPage = `<p>${title}</p><img src="data:image/png;base64,${base64(form)}">`;
const mht = strToU8(
  `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: http://a.example/x/y.html\r\n\r\n<p>${title}</p><img src="p/1.png">\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://a.example/x/p/1.png\r\n\r\n${base64(form)}\r\n--b--\r\n`,
);

async function read(name: string, bytes: Uint8Array, recognizer: PageRecognizer = countingRecognizer()) {
  return extract(sourceOf(name, bytes), { recognizer });
}

describe("a form that is a picture is read, and says so", () => {
  test.each([
    ["a.docx", picturedDocx(p(title) + par(drawing("m0")), [form]), 1, "word/media/0.png"],
    [
      "cell.docx",
      picturedDocx(p(title) + tbl(tr(tc("附图") + `<w:tc>${par(drawing("m0"))}</w:tc>`)), [form]),
      1,
      "word/media/0.png",
    ],
    ["a.html", html(inPage), 1, "data:image/png "],
    ["cell.html", html(`<table><tr><td>${inPage}</td></tr></table>`), 1, "data:image/png "],
    ["a.mht", mht, 1, "p/1.png"],
    [
      "a.xlsx",
      writeXlsx([{ name: "附图", cells: [{ row: 0, column: 0, text: title }], pictures: [form] }]),
      2,
      "xl/media/image1_1.png",
    ],
  ])("%s", async (name, bytes, page, picture) => {
    const { records, account } = await read(name, bytes);
    expect(records).toMatchObject([
      { project_name: "河道养护", pages: [page, page], indicators: [{ value_text: "≥5段" }, { value_text: "≥95%" }] },
    ]);
    const [record] = records;
    expect(record?.provenance.table_evidence).toEqual(["pixel rulings of a picture inside"]);
    expect(record?.evidence.find(({ flag }) => flag === "ocr")?.note).toContain(`(文中图片) ${picture}`);
    expect(account.pages.at(-1)).toMatchObject({
      page,
      state: "recognized",
      note: expect.stringContaining(`picture ${picture}`),
    });
  });

  test("beside forms of text, both; the picture can be drawn for the eye, and so can the table behind it", async () => {
    const table = tbl(tr(tc("项目名称"), tc("校舍修缮")), tr(tc("三级指标"), tc("指标值")), tr(tc("维修面积"), tc("≥2平方米")));
    const bytes = picturedDocx(p(title) + table + p(title) + par(drawing("m0")), [form]);
    const { records, account } = await read("a.docx", bytes);
    expect(records.map((record) => [record.kind === "performance_objective_form" && record.project_name, record.pages])).toEqual([
      ["校舍修缮", null],
      ["河道养护", [1, 1]],
    ]);
    expect(pagesOf(records, account)).toEqual([1, 2]);
    const [picture, grid] = await Promise.all([1, 2].map((page) => drawPageImage(sourceOf("a.docx", bytes), records, page)));
    expect(picture?.length).not.toBe(grid?.length);
    await expect(drawPageImage(sourceOf("a.docx", bytes), records, 3)).rejects.toThrow(/there are 1, and 1 pictures/);
  });

  test("two pictures below each other are pages of one scan; one that is shown twice is read once", async () => {
    const recognizer = countingRecognizer();
    const bytes = picturedDocx(
      p(title) + par(drawing("m0", 1, 1)) + par(drawing("m0")) + par(drawing("m1")) + par(drawing("m0")),
      [form, form],
    );
    const { account } = await read("a.docx", bytes, recognizer);
    expect(recognizer.pages).toEqual([1, 2]);
    expect(account.pages).toHaveLength(2);
  });
});

describe("what is not read is said, and costs nothing", () => {
  const text = p("说明文字");
  test.each([
    ["an icon", picturedDocx(text + par(drawing("m0")), [icon]), "skipped", "64 × 64 pixels, too small"],
    ["shown small", picturedDocx(text + par(drawing("m0", 1, 1)), [form]), "skipped", "shown at 1.0 × 1.0 inches"],
    ["a banner", picturedDocx(text + par(drawing("m0")), [formPicture(2000, 130)]), "skipped", "a banner"],
    ["a photograph", picturedDocx(text + par(drawing("m0")), [photograph()]), "skipped", "no table's lines"],
    ["a part that is not there", picturedDocx(text + par(drawing("m0")), [null]), "unread", "the part is missing"],
    ["a link to a disk", picturedDocx(text + par(drawing("m9")), []), "unread", "lies outside the file"],
    ["no picture at all", picturedDocx(text + par(drawing("m0")), [strToU8("<svg></svg>")]), "unread", "SVG, a drawing"],
    [
      "bytes at random",
      picturedDocx(text + par(drawing("m0")), [Uint8Array.from({ length: 900 }, (_, i) => (i * 7919) % 251)]),
      "unread",
      "",
    ],
    ["cut off before its end", picturedDocx(text + par(drawing("m0")), [form.subarray(0, 60)]), "unread", ""],
    ["in a page", html(`<p>说明</p><img src="data:image/png;base64,${base64(icon)}">`), "skipped", "64 × 64"],
    [
      "beside the page",
      html('<p>说明</p><img src="p/1.png"><img src="p/2.png"><img src="p/1.png">'),
      "skipped",
      "picture p/1.png and 1 more: not in the file",
    ],
    ["an empty address", html(`<p>说明</p><img src="data:image/png;base64,">`), "unread", "its data are none"],
    [
      "on a hidden sheet",
      writeXlsx([formSheet("表", "河道养护", [{ text: "≥5" }]), { name: "藏", state: "hidden", cells: [], pictures: [form] }]),
      "unread",
      "on the hidden sheet 藏",
    ],
  ])("%s", async (_, bytes, state, why) => {
    const recognizer = countingRecognizer();
    const { account } = await read("a", bytes, recognizer);
    expect(account.pages.at(-1)).toMatchObject({ state, note: expect.stringContaining(why) });
    expect(recognizer.pages).toEqual([]);
  });

  test("recognition that takes too long is told, and the text is read all the same", async () => {
    const { account, records } = await read(
      "a.docx",
      picturedDocx(text + par(drawing("m0")), [form]),
      countingRecognizer(() => new PageTimeout(7)),
    );
    expect(records).toEqual([]);
    expect(account.pages).toMatchObject([{ state: "unread", note: expect.stringContaining("not recognized within 7 s") }]);
  });

  test("a damaged picture puts its own records in doubt, and no others", async () => {
    const broken = Uint8Array.from(form);
    broken[broken.length - 5] = (broken[broken.length - 5] ?? 0) ^ 0xff; // the checksum of the last part
    const table = tbl(tr(tc("项目名称"), tc("校舍修缮")), tr(tc("三级指标"), tc("指标值")), tr(tc("维修面积"), tc("≥2平方米")));
    const { records, account } = await read("a.docx", picturedDocx(p(title) + table + p(title) + par(drawing("m0")), [broken]));
    expect(account.damaged_parts).toMatchObject([{ page: 1, part: "picture word/media/0.png" }]);
    expect(records.map(({ flags }) => flags.includes("source_damaged"))).toEqual([false, true]);
  });
});

describe("a document of nothing but pictures fails where nothing was read of them", () => {
  test.each([
    ["photographs", picturedDocx(par(drawing("m0")), [photograph()]), undefined, "unreadable"],
    ["icons", picturedDocx(par(drawing("m0", 1, 1)), [form]), undefined, "unreadable"],
    ["beside the page", html('<img src="p/1.png">'), undefined, "unreadable"],
    ["damaged ones", picturedDocx(par(drawing("m0")), [form.subarray(0, 60)]), undefined, "damaged"],
    ["slow ones", picturedDocx(par(drawing("m0")), [form]), () => new PageTimeout(7), "timeout"],
    ["on sheets", writeXlsx([{ name: "1", cells: [], pictures: [photograph()] }]), undefined, "unreadable"],
  ])("%s", async (_, bytes, fail, code) => {
    const failure = await read("a", bytes, countingRecognizer(fail)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DocumentError);
    expect(failure).toMatchObject({ failure: { code } });
  });
});

test("an error of the recognizer is a bug, and no picture's fault", async () => {
  const bytes = picturedDocx(p(title) + par(drawing("m0")), [form]);
  await expect(
    read(
      "a.docx",
      bytes,
      countingRecognizer(() => new TypeError("bug")),
    ),
  ).rejects.toThrow(TypeError);
});
