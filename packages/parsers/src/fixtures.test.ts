import type { CanonicalRecord, FormRecord, Place } from "@jixiao/contract";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { extract } from "./extract.ts";
import { formats } from "./formats/index.ts";
import { decodeText } from "./readers/encoding.ts";

const FIXTURES = fileURLToPath(new URL("../../../fixtures/", import.meta.url));
/** One folder a format; it lists what is rendered into it. */
const FOLDERS = readdirSync(FIXTURES).filter((folder) => existsSync(`${FIXTURES}${folder}/fixtures.json`));

type Golden = Omit<FormRecord, "indicators" | "layout_choice" | "region_source" | "evidence" | "provenance"> & {
  readonly indicators: readonly Omit<FormRecord["indicators"][number], "evidence" | "places">[];
};

const documents = FOLDERS.flatMap((folder) =>
  readdirSync(FIXTURES + folder)
    .filter((name) => !/\.jsonl?$/.test(name) && name !== "forms")
    .map((name) => ({ name, path: `${FIXTURES}${folder}/${name}` })),
);

describe.each(documents)("$name", ({ name, path }) => {
  test("has a golden file (pnpm fixtures:update)", () => expect(existsSync(goldenPath(path))).toBe(true));

  let records: readonly CanonicalRecord[] = [];
  beforeAll(async () => {
    ({ records } = await extract(readSource(name, path)));
  });

  test("gives the golden records, whole", () => {
    const golden = readGolden(path);
    const found = records as readonly FormRecord[];
    expect(found.map((record) => record.project_name)).toEqual(golden.map((record) => record.project_name));
    found.forEach((record, i) => expect(comparable(record, golden[i] as Golden)).toEqual(canonical(golden[i])));
  });

  test("knows where every name and value stands", () => {
    expect(misplaced(records, name.endsWith(".txt") ? decodeText(readFileSync(path)).text.split("\n") : null)).toEqual([]);
  });
});

test("every format has fixtures", () => {
  const known = new Set(readdirSync(FIXTURES));
  expect(formats.filter(({ id }) => !known.has(id)).map(({ id }) => id)).toEqual([]);
});

test("no golden file without its document", () => {
  const goldens = FOLDERS.flatMap((folder) => readdirSync(FIXTURES + folder).filter((name) => name.endsWith(".jsonl")));
  expect(goldens.toSorted()).toEqual(documents.map(({ name }) => goldenPath(name)).toSorted());
});

/**
 * The record without what depends on the file's bytes. A level in doubt may be another than the golden one: then the
 * golden file says that it is in doubt, and the doubt is compared instead.
 */
function comparable(record: FormRecord, golden: Golden): unknown {
  const { evidence: _, provenance: __, layout_choice: _choice, region_source: _source, ...form } = record;
  const indicators = record.indicators.map(({ evidence: ___, places: ____, ...row }, i) => {
    const wanted = golden.indicators[i];
    const free = (["level1", "level2"] as const).filter((level) => wanted?.flags.includes(`${level}_uncertain`));
    const given = free.flatMap((level) => [
      [level, wanted?.[level]] as const,
      [`${level}_source`, wanted?.[`${level}_source`]] as const,
    ]);
    return { ...row, ...Object.fromEntries(given) };
  });
  return canonical({ ...form, indicators });
}

/** Flags in one order, decimals without trailing zeros: neither carries meaning (contract, Numbers). */
function canonical(value: unknown): unknown {
  if (typeof value === "string") return /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : value;
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === "flags" ? (item as string[]).toSorted() : canonical(item)]),
  );
}

/** Texts whose places are missing, or do not hold them (`lines`: the lines of a text dump). */
function misplaced(records: readonly CanonicalRecord[], lines: readonly string[] | null): readonly string[] {
  const rows = records.flatMap((record) => (record.kind === "performance_objective_form" ? record.indicators : []));
  const texts = rows.flatMap((row) => [
    { text: row.level3, places: row.places["level3"] },
    { text: row.value_raw, places: row.places["value_raw"] },
  ]);
  return texts.flatMap(({ text, places }) => (text === null || places?.some((place) => holds(place, text, lines)) ? [] : [text]));
}

function holds(place: Place, text: string, lines: readonly string[] | null): boolean {
  if (place.kind !== "text") return lines === null && place.kind === "word" && place.table > 0;
  const printed = lines?.slice(place.lines[0] - 1, place.lines[1]).join("") ?? "";
  return printed.replaceAll(/\s/g, "").includes(text.replaceAll(/\s/g, ""));
}

function goldenPath(path: string): string {
  return path.replace(/\.\w+$/, ".jsonl");
}

function readGolden(path: string): readonly Golden[] {
  return readFileSync(goldenPath(path), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Golden);
}

function readSource(name: string, path: string): { name: string; bytes: Uint8Array; sha256: string } {
  const bytes = readFileSync(path);
  return { name, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
