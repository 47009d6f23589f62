import type { CanonicalRecord, FormRecord, Place } from "@jixiao/contract";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { extract } from "./extract.ts";
import { decodeText } from "./readers/encoding.ts";

const FIXTURES = fileURLToPath(new URL("../../../fixtures/", import.meta.url));
const FOLDERS = ["shanghai-objective", "tianjin-objective"];

type Golden = Omit<FormRecord, "indicators" | "evidence" | "provenance"> & {
  readonly indicators: readonly Omit<FormRecord["indicators"][number], "evidence" | "places">[];
};

const documents = FOLDERS.flatMap((folder) =>
  readdirSync(FIXTURES + folder)
    .filter((name) => !name.endsWith(".jsonl"))
    .map((name) => ({ name, path: `${FIXTURES}${folder}/${name}` })),
);

describe.each(documents)("$name", ({ name, path }) => {
  test("has a golden file (pnpm fixtures:update)", () => expect(existsSync(goldenPath(path))).toBe(true));

  test("gives the golden records, whole", async () => {
    const golden = readGolden(path);
    const found = (await extract(readSource(name, path))).records as FormRecord[];
    expect(found.map((record) => record.project_name)).toEqual(golden.map((record) => record.project_name));
    found.forEach((record, i) => expect(comparable(record, golden[i] as Golden)).toEqual(canonical(golden[i])));
  });

  test("knows where every name and value stands", async () => {
    const { records } = await extract(readSource(name, path));
    const lines = decodeText(readFileSync(path)).text.split("\n");
    for (const row of indicatorsOf(records))
      for (const [field, text] of [
        ["level3", row.level3],
        ["value", row.value_raw],
      ] as const) {
        expect(row.places[field] === undefined).toBe(text === null);
        for (const place of row.places[field] ?? []) expectToHold(place, text ?? "", lines);
      }
  });
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
  const { evidence: _, provenance: __, ...form } = record;
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

function indicatorsOf(records: readonly CanonicalRecord[]): readonly FormRecord["indicators"][number][] {
  return records.flatMap((record) => (record.kind === "performance_objective_form" ? record.indicators : []));
}

function expectToHold(place: Place, text: string, lines: readonly string[]): void {
  if (place.kind === "text") {
    const [first, last] = place.lines;
    expect(
      lines
        .slice(first - 1, last)
        .join("\n")
        .replaceAll(/\s/g, ""),
    ).toContain(text.replaceAll(/\s/g, ""));
  } else expect(place).toMatchObject({ kind: "word", table: expect.any(Number), row: expect.any(Number) });
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
