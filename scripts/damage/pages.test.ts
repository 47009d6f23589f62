import type { FormRecord } from "@jixiao/contract";
import { extract, type Extraction, type PageRecognizer, PageTimeout } from "@jixiao/parsers";
import { expect, test } from "vitest";
import { piecesOf } from "../fixtures/grid.ts";
import { pdf, type PdfStyle } from "../fixtures/pdf.ts";
import type { Piece } from "../fixtures/piece.ts";
import { readTruth } from "../fixtures/truth.ts";

const truth = readTruth("health-vaccination");
const style: PdfStyle = { lines: "strokes", breaks: "closed" };

async function read(pieces: readonly Piece[], more: Partial<PdfStyle> = {}, recognizer?: PageRecognizer): Promise<Extraction> {
  const source = { name: "a.pdf", bytes: pdf(pieces, { ...style, ...more }), sha256: "0".repeat(64) };
  return extract(source, recognizer === undefined ? {} : { recognizer });
}

async function formOf(more: Partial<PdfStyle>): Promise<FormRecord> {
  const { records } = await read(piecesOf(truth), more);
  return records[0] as FormRecord;
}

test("a cell of a row whose text nobody sees has no text, and its row alone says so", async () => {
  const whole = await formOf({});
  const row = whole.indicators.findIndex(
    ({ value_raw }) => whole.indicators.filter((other) => other.value_raw === value_raw).length === 1,
  );
  const hidden = await formOf({ unseen: [whole.indicators[row]?.value_raw ?? ""] });
  expect(hidden.indicators[row]?.value_text).toBeNull();
  expect(hidden.indicators.map(({ flags }) => flags.includes("text_unseen"))).toEqual(whole.indicators.map((_, i) => i === row));
  expect(hidden.flags).toEqual(whole.flags);
});

test("a cell of the head whose text nobody sees is empty, and the form says so", async () => {
  const { project_name } = await formOf({});
  const hidden = await formOf({ unseen: [project_name ?? ""] });
  expect(hidden.project_name).toBeNull();
  expect(hidden.flags).toContain("text_unseen");
  expect(hidden.indicators.some(({ flags }) => flags.includes("text_unseen"))).toBe(false);
});

/** Never has the time. */
const slow: PageRecognizer = {
  recognize: () => Promise.reject(new PageTimeout(7)),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};
const cell = { text: "", rows: 1, columns: 1 };
/** More rows than a page holds, and nothing in them that could be read. */
const lines: Piece = { kind: "grid", grid: Array.from({ length: 50 }, () => [cell, cell, cell]) };

test("a page that is not recognized in its time is unread; the form beside it is read, and says what it may lack", async () => {
  const { records, account } = await read([...piecesOf(truth), { kind: "paragraph", text: "附件" }, lines], {}, slow);
  const [first, ...others] = account.pages;
  expect(first?.state).toBe("read");
  expect(others.length).toBeGreaterThan(0);
  const note = "not recognized within 7 s";
  expect(others).toEqual(others.map(({ page }) => ({ page, state: "unread", note })));
  expect(account.damaged_parts).toEqual(others.map(({ page }) => ({ page, part: "page", reason: note })));
  expect(records).toHaveLength(1);
  expect(records[0]?.flags).toEqual(expect.arrayContaining(["source_damaged", "table_damaged"]));
});

test("a document of which no page was recognized in its time fails with that: another run may have it", async () => {
  await expect(read([lines], {}, slow)).rejects.toMatchObject({ failure: { code: "timeout", seconds: 7 } });
});
