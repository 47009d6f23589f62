import type { FormRecord } from "@jixiao/contract";
import { extract, type Extraction, type PageRecognizer } from "@jixiao/parsers";
import { expect, test } from "vitest";
import { piecesOf } from "../fixtures/grid.ts";
import { pdf, type PdfStyle } from "../fixtures/pdf.ts";
import type { Piece } from "../fixtures/piece.ts";
import { readTruth } from "../fixtures/truth.ts";
import { neverInTime } from "./never-in-time.ts";

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

test.each([
  ["a row", (form: FormRecord) => once(form)],
  ["the head", ({ project_name }: FormRecord) => project_name ?? ""],
])("a cell of %s whose text nobody sees is empty, and the form says what was left out", async (_, textOf) => {
  const whole = await formOf({});
  const text = textOf(whole);
  const hidden = await formOf({ unseen: [text] });
  expect(JSON.stringify(whole)).toContain(JSON.stringify(text));
  expect(JSON.stringify({ ...hidden, evidence: [] })).not.toContain(JSON.stringify(text));
  expect(whole.flags).not.toContain("text_unseen");
  expect(hidden.flags).toContain("text_unseen");
  expect(hidden.evidence).toContainEqual(
    expect.objectContaining({ flag: "text_unseen", note: expect.stringContaining(`“${text}” was left out: invisible`) }),
  );
});

/** A value that no other row has. */
function once({ indicators }: FormRecord): string {
  const values = indicators.map(({ value_raw }) => value_raw ?? "");
  return values.find((value) => value !== "" && values.indexOf(value) === values.lastIndexOf(value)) ?? "";
}

const cell = { text: "", rows: 1, columns: 1 };
/** Rows in which nothing could be read; forty are more than a page holds. */
const lines = (count: number): Piece => ({ kind: "grid", grid: Array.from({ length: count }, () => [cell, cell, cell]) });

test("a page that is not recognized in its time is unread; the form beside it is read, and says what it may lack", async () => {
  const { records, account } = await read([...piecesOf(truth), { kind: "paragraph", text: "附件" }, lines(40)], {}, neverInTime);
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
  await expect(read([lines(8)], {}, neverInTime)).rejects.toMatchObject({ failure: { code: "timeout", seconds: 7 } });
});
