/** Forms of all layouts, as Word, PDF and text: read exactly where cells stand as they are printed; else, and without their layout, nothing is wrong in silence. */
import { DocumentError } from "@jixiao/contract";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { extract } from "./extract.ts";
import { formats } from "./formats/index.ts";
import type { Format } from "./forms/format.ts";
import { comparable, silentErrors, type Golden } from "./silent-errors.test-helper.ts";

const FIXTURES = fileURLToPath(new URL("../../../fixtures/", import.meta.url));
const LAYOUTS = readdirSync(FIXTURES).filter((folder) => existsSync(`${FIXTURES}${folder}/printed.jsonl`));

const goldenOf = (layout: string): readonly Golden[] =>
  readFileSync(`${FIXTURES}${layout}/printed.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Golden);

/** What is read of a fixture; a document that is refused has forms that are told as unread. */
async function read(layout: string, file: string, taken: readonly Format[] = formats) {
  const source = { name: file, bytes: readFileSync(`${FIXTURES}${layout}/${file}`), sha256: "0".repeat(64) };
  try {
    const { records, account } = await extract(source, { formats: taken });
    return { records, unread: account.unread_forms.length };
  } catch (error) {
    if (error instanceof DocumentError && error.failure.code === "forms_unread")
      return { records: [], unread: error.failure.forms.length };
    throw error;
  }
}

test("there are forms of many layouts", () => expect(LAYOUTS.length).toBeGreaterThan(20));

describe.each(LAYOUTS)("%s", (layout) => {
  test.each(["printed.docx", "printed.pdf"])("%s gives its records, whole", async (file) => {
    const { records } = await read(layout, file);
    expect(records.map(comparable)).toEqual(goldenOf(layout).map(comparable));
  });

  test("printed.txt, without its merged cells: nothing is wrong in silence", async () => {
    const { records, unread } = await read(layout, "printed.txt");
    expect(silentErrors(records, goldenOf(layout), unread)).toEqual([]);
  });

  test("without the layout it is read by others or by the lexicons, or refused: nothing is wrong in silence", async () => {
    const others = formats.filter(({ id }) => id !== layout);
    const { records, unread } = await read(layout, "printed.docx", others);
    expect(silentErrors(records, goldenOf(layout), unread)).toEqual([]);
  });
});
