import type { FormRecord, Indicator } from "@jixiao/contract";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import { createRecognizer } from "./index.ts";

const FOLDER = fileURLToPath(new URL("../../../../../fixtures/scan/", import.meta.url));
const all = readdirSync(FOLDER).filter((name) => !name.endsWith(".jsonl"));
/** A page takes seconds: sports-grounds.png is read in scripts/scans/worse/recorded-page.test.ts, a scanned PDF of ../shared in score.test.ts. All of them with JIXIAO_SWEEP=all. */
const isSweep = process.env["JIXIAO_SWEEP"] === "all";
/** However long a page takes: a busy machine is no verdict. */
const recognizer = createRecognizer({ secondsPerPage: 3600 });
afterAll(() => recognizer[Symbol.asyncDispose]());

const golden = (name: string) =>
  JSON.parse(readFileSync(FOLDER + name.replace(/\.\w+$/, ".jsonl"), "utf8")) as Pick<FormRecord, "project_name" | "budget"> & {
    readonly indicators: readonly Indicator[];
  };
const compared = ["level1", "level2", "level3", "description", "value_text", "value"] as const;
/** Equal but for the zeros that a decimal may end with, which carry no meaning. */
const isSame = (a: unknown, b: unknown) => JSON.stringify(a, plain) === JSON.stringify(b, plain);
const plain = (_: string, value: unknown) =>
  typeof value === "string" && /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : value;

describe.skipIf(!isSweep).each(all)("%s", (name) => {
  test("every row is there; what is read wrong carries a flag, and most is right", async () => {
    const bytes = readFileSync(FOLDER + name);
    const { records } = await extract({ name, bytes, sha256: "0".repeat(64) }, { recognizer });
    const wanted = golden(name);
    expect(records).toHaveLength(1);
    const form = records[0] as FormRecord;
    expect(form.flags).toContain("ocr");
    expect(form.indicators.map(({ level1, level2 }) => [level1, level2])).toEqual(
      wanted.indicators.map(({ level1, level2 }) => [level1, level2]),
    );
    const wrong = form.indicators.filter((row, i) =>
      compared.some((field) => !isSame(row[field], wanted.indicators[i]?.[field])),
    );
    expect(wrong.filter(({ flags }) => !flags.includes("ocr_uncertain"))).toEqual([]);
    for (const { flags, evidence } of form.indicators)
      expect(evidence.some(({ flag, note }) => flag === "ocr_uncertain" && /^recognized as .* confidence \d/.test(note))).toBe(
        flags.includes("ocr_uncertain"),
      );
    expect(wrong.length / wanted.indicators.length).toBeLessThan(0.5);
    for (const [field, amount] of Object.entries(wanted.budget))
      expect([plain("", amount), null]).toContain(plain("", form.budget[field as keyof FormRecord["budget"]]));
    for (const row of form.indicators) expect(row.places["level3"]).toMatchObject([{ kind: "page" }]);
  }, 600_000);
});
