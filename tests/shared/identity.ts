/**
 * A mixed folder of ../shared: forms of three departments, each in Word files, drawn and untagged PDFs, text dumps whole and
 * damaged. What stands after copies are told must be the distinct labelled forms, and their money.
 */
import type { CanonicalRecord } from "@jixiao/contract";
import { type Fingerprint, decideCopies, findSameNames, fingerprintOf, formIds } from "@jixiao/store";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Extracted } from "./extracted.ts";

const shared = new URL("../../../shared/", import.meta.url).pathname;

/** One of each kind of rendering; the others of a kind differ in nothing that matters here, and take time. Scans
 * are left out: each page takes seconds. */
const VARIANTS =
  /\.(word|engine\S*|rows-u|pdftotext|dumps\.(middle|bad)|dumplines\.merged)\.|^shanghai-traffic\.borderless-u|^shanghai-education\.writer/;

type Listed = Pick<CanonicalRecord, "kind" | "project_name" | "implementing_unit" | "fiscal_year"> & {
  readonly department: string | null;
  readonly budget: { readonly annual_total?: string | null };
};

interface Read {
  readonly record: CanonicalRecord;
  readonly print: Fingerprint;
}

function files(): readonly string[] {
  const folder = (name: string): readonly string[] => readdirSync(join(shared, name)).map((file) => join(shared, name, file));
  const labelledSeeds = folder("seeds").filter((file) => !basename(file).startsWith("003_"));
  return [...labelledSeeds, ...[...folder("documents"), ...folder("more")].filter(isPicked)];
}

/** `open-*` is beyond what is read today. */
function isPicked(file: string): boolean {
  const name = basename(file);
  return VARIANTS.test(name) && !name.startsWith("open-");
}

async function read(file: string, extracted: Extracted): Promise<readonly Read[]> {
  const records = await extracted.recordsOf(file);
  const ids = formIds(records);
  return records.map((record, index) => ({ record, print: fingerprintOf(record, ids[index] ?? "") }));
}

function lines(path: string): readonly string[] {
  return readFileSync(join(shared, path), "utf8").trim().split("\n");
}

/** The labelled forms of the files that are read here, each as often as it is labelled. */
function labelled(): readonly Listed[] {
  const names = new Set(files().map((file) => basename(file)));
  const manifests = ["documents/manifest.jsonl", "more/manifest.jsonl"].flatMap(lines);
  const listed = manifests.map((line) => JSON.parse(line) as { file: string; gold: readonly Listed[] });
  const seeds = ["gold/000.jsonl", "gold/001.jsonl", "gold/002.jsonl"].flatMap(lines).map((line) => JSON.parse(line) as Listed);
  return [...seeds, ...listed.filter(({ file }) => names.has(file)).flatMap(({ gold }) => gold)];
}

function nameOf({ kind, fiscal_year, implementing_unit, project_name }: Listed): string {
  return [kind, fiscal_year, implementing_unit, project_name].join(" | ");
}

/** Money by unit, in fen. */
function sums(forms: readonly Listed[]): Readonly<Record<string, bigint>> {
  const result: Record<string, bigint> = {};
  for (const { implementing_unit, budget } of forms) {
    const [whole = "0", decimals = ""] = (budget.annual_total ?? "0").split(".");
    const unit = implementing_unit ?? "-";
    result[unit] = (result[unit] ?? 0n) + BigInt(whole + decimals.padEnd(2, "0").slice(0, 2));
  }
  return result;
}

/** The tests of it, for a test file that reads the same documents. */
export function testIdentity(extracted: Extracted): void {
  const all: Read[] = [];
  beforeAll(async () => {
    for (const file of files()) all.push(...(await read(file, extracted)));
  });

  const standing = (): readonly Read[] => {
    const inView = new Set(
      decideCopies(all.map(({ print }) => print)).flatMap(({ form_id, status }) => (status === "copy" ? [] : [form_id])),
    );
    return all.filter(({ print }) => inView.has(print.form_id));
  };

  test("ids are unique", () => expect(new Set(all.map(({ print }) => print.form_id)).size).toBe(all.length));

  test("what stands is every labelled form, once", () => {
    const distinct = new Set(labelled().map(nameOf));
    expect(distinct.size).toBeGreaterThan(25);
    expect(all.length).toBeGreaterThan(2 * distinct.size);
    expect(
      standing()
        .map(({ record }) => nameOf(record as Listed))
        .toSorted(),
    ).toEqual([...distinct].toSorted());
  });

  test("no copy stands behind another form, and none is ambiguous", () => {
    const byId = new Map(all.map(({ record, print }) => [print.form_id, nameOf(record as Listed)]));
    for (const { form_id, status, stands_for_it } of decideCopies(all.map(({ print }) => print))) {
      expect(status).not.toBe("ambiguous");
      expect(byId.get(form_id)).toBe(byId.get(stands_for_it));
    }
  });

  test("a unit's money is the sum of its distinct forms", () => {
    const distinct = [...new Map(labelled().map((form) => [nameOf(form), form])).values()];
    expect(sums(standing().map(({ record }) => record as Listed))).toEqual(sums(distinct));
  });

  test("none that stands is in doubt beside a clear one, and none shares its name", () => {
    expect(findSameNames(standing().map(({ print }) => print))).toEqual([]);
    const clearest = Math.min(...all.map(({ print }) => print.doubts));
    expect(clearest).toBe(0);
    expect(standing().filter(({ record }) => record.flags.includes("ocr") || record.flags.includes("table_damaged"))).toEqual([]);
  });
}
