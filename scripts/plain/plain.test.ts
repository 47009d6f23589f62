/** Forms whose tables are not, or hardly, drawn: a sample of the sweep (`pnpm plain`), and each kind of drawing once. */
import { extract } from "@jixiao/parsers";
import { describe, expect, test } from "vitest";
import { docx } from "../fixtures/docx.ts";
import { piecesOf } from "../fixtures/grid.ts";
import { plainPdf, plainPdfBeside, type PlainStyle } from "../fixtures/plain-pdf.ts";
import { randomFrom } from "../fixtures/random.ts";
import { readTruth, type Truth } from "../fixtures/truth.ts";
import { randomForm } from "./form.ts";
import { judge, judgeHead } from "./judge.ts";
import { randomStyle } from "./style.ts";

const plain: PlainStyle = {
  lines: "none",
  anchor: "middle",
  align: "centre",
  padding: 5,
  leading: 12,
  labels: "level",
  breaks: "rows",
  cutLabels: "top",
  height: 842,
  repeatHeader: false,
  furniture: true,
};

async function read(bytes: Uint8Array, name = "plain.pdf") {
  return (await extract({ name, bytes, sha256: "0".repeat(64) })).records;
}

/** What is wrong of a form: rows, and fields of its head. */
async function errorsOf(truth: Truth, bytes: Uint8Array): Promise<unknown> {
  const records = await read(bytes);
  const { exact, rows, silent } = judge(truth, records);
  return { silent, inexact: rows - exact, head: judgeHead(await read(docx(piecesOf(truth)), "plain.docx"), records) };
}

const [food, rescue, archives] = [readTruth("market-food-sampling"), readTruth("emergency-drills"), readTruth("tj-archives")];

describe("every row is exact", () => {
  test.each<[string, Partial<PlainStyle>]>([
    ["nothing drawn", {}],
    ["an outer frame", { lines: "frame" }],
    ["an outer frame, and lines around the header", { lines: "frame and header" }],
    ["three lines", { lines: "three" }],
    ["hairlines", { lines: "hair" }],
    ["white lines on colour", { lines: "white" }],
    ["lines between rows only", { lines: "rows" }],
    ["lines between columns only", { lines: "columns" }],
    ["lines between groups only", { lines: "groups" }],
    ["cells from their upper left corner on", { anchor: "top", align: "left" }],
    ["labels written upright", { labels: "upright" }],
    ["a goal that runs over its cell into the header", { overflow: 2, lines: "frame" }],
  ])("%s", async (_, style) => {
    const errors = await errorsOf(rescue, plainPdf(piecesOf(rescue), { ...plain, ...style }));
    expect(errors).toEqual({ silent: [], inexact: 0, head: [] });
  });

  test("of two forms beside each other", async () => {
    const records = await read(plainPdfBeside(piecesOf(archives), piecesOf(rescue), plain));
    for (const truth of [archives, rescue]) expect(judge(truth, records)).toMatchObject({ exact: truth.rows.length, silent: [] });
  });
});

describe("over many pages, where labels stand on one of them, rows are exact but for a few in doubt", () => {
  test.each<[string, Partial<PlainStyle>]>([
    ["headers on each page", { repeatHeader: true }],
    ["pages whose words are names and values alone", { furniture: false, height: 300 }],
  ])("%s", async (_, style) => {
    const { exact, rows, silent } = judge(food, await read(plainPdf(piecesOf(food), { ...plain, height: 420, ...style })));
    expect(silent).toEqual([]);
    expect(exact).toBeGreaterThan(0.9 * rows);
  });
});

test("a frame without any row is no form of wrong rows: it is told as unread", async () => {
  const bytes = plainPdf(
    [...piecesOf(rescue).slice(0, 2), { kind: "paragraph", text: "一级指标  二级指标  三级指标  指标值" }],
    plain,
  );
  await expect(extract({ name: "a.pdf", bytes, sha256: "0".repeat(64) })).rejects.toMatchObject({
    failure: { code: "forms_unread" },
  });
});

describe("broken at random, rows are exact or flagged", () => {
  test.each(Array.from({ length: 8 }, (_, i) => 2000 + i))("seed %i", async (seed) => {
    const random = randomFrom(seed);
    const truth = randomForm(random);
    const records = await read(plainPdf(piecesOf(truth), randomStyle(random)));
    expect(judge(truth, records)).toMatchObject({ found: true, silent: [] });
  });
});
