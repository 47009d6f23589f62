/**
 * What SQL users were led into, on a mixed folder of ../shared: one form in Word files and in text dumps, whole and damaged. Numbers compare as
 * numbers, a form counts once, and where a value stands is found by the name of its column.
 */
import { extract } from "@jixiao/parsers";
import { openStore, verifyStore, writeDocument, type Store } from "@jixiao/store";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";

const shared = new URL("../../../shared/", import.meta.url).pathname;
const present = existsSync(shared);
if (!present) console.warn(`SKIPPED: ${shared} is not here, so SQL is not asked about its documents.`);

/** What is read quickly: a form's other renderings are in identity.test.ts. */
const VARIANTS = /\.(word|pdftotext|dumps\.(middle|bad)|dumplines\.merged)\./;

interface Gold {
  readonly kind: string;
  readonly department: string | null;
  readonly implementing_unit: string | null;
  readonly project_name: string | null;
  readonly fiscal_year: number | null;
  readonly budget: { readonly annual_total?: string | null };
}

function files(): readonly string[] {
  const folder = (name: string): string[] => readdirSync(join(shared, name)).map((file) => join(shared, name, file));
  const seeds = folder("seeds").filter((file) => !basename(file).startsWith("003_"));
  const others = [...folder("documents"), ...folder("more")];
  return [...seeds, ...others.filter((file) => VARIANTS.test(basename(file)) && !basename(file).startsWith("open-"))];
}

const lines = (path: string): readonly string[] => readFileSync(join(shared, path), "utf8").trim().split("\n");

/** The labelled forms of these files, each as often as a file has it. */
function printed(): readonly Gold[] {
  const names = new Set(files().map((file) => basename(file)));
  const manifests = ["documents/manifest.jsonl", "more/manifest.jsonl"].flatMap(lines);
  const listed = manifests.map((line) => JSON.parse(line) as { readonly file: string; readonly gold: readonly Gold[] });
  const seeds = ["gold/000.jsonl", "gold/001.jsonl", "gold/002.jsonl"].flatMap(lines).map((line) => JSON.parse(line) as Gold);
  const all = [...seeds, ...listed.filter(({ file }) => names.has(file)).flatMap(({ gold }) => gold)];
  return all.filter(({ kind }) => kind === "performance_objective_form");
}

/** The distinct ones. */
function labelled(): readonly Gold[] {
  const forms = printed();
  return [...new Map(forms.map((form) => [[form.fiscal_year, form.implementing_unit, form.project_name].join(), form])).values()];
}

function fen(amount: string): bigint {
  const [whole = "0", decimals = ""] = amount.split(".");
  return BigInt(whole + decimals.padEnd(2, "0").slice(0, 2));
}

describe.skipIf(!present)("one mixed folder", () => {
  let store: Store;
  beforeAll(async () => {
    store = openStore(":memory:");
    for (const file of files()) {
      const bytes = readFileSync(file);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const source = { sha256, name: basename(file), size: bytes.length, media_type: "text/plain" };
      const { records, account } = await extract({ name: source.name, bytes, sha256 });
      const parser_version = records[0]?.provenance.parser_version ?? "";
      const sighting = { location: file, seen_at: "2026-01-01T00:00:00.000Z" };
      const nothing = { fiscal_year_supplied: null, page_count: null };
      writeDocument(store, { source, parser_version, ...nothing, records, account, sighting });
    }
  });
  const one = (sql: string): unknown => store.db.prepare(sql).pluck().get();

  test("every labelled form stands once", () => {
    expect(labelled().length).toBeGreaterThan(20);
    expect(one("SELECT count(*) FROM v_forms")).toBe(labelled().length);
    expect(one("SELECT count(*) FROM v_all_forms")).toBe(printed().length);
    expect(printed().length).toBeGreaterThan(labelled().length);
    expect(verifyStore(store)).toEqual([]);
  });

  test.each(["department", "implementing_unit"] as const)("the sum of a %s is the sum of its distinct forms", (column) => {
    const expected = new Map<string | null, bigint>();
    for (const form of labelled())
      expected.set(form[column], (expected.get(form[column]) ?? 0n) + fen(form.budget.annual_total ?? "0"));
    const rows = store.db.prepare(`SELECT ${column}, sum(annual_total_fen) FROM v_forms GROUP BY 1`).raw().safeIntegers().all();
    expect(expected.size).toBeGreaterThan(1);
    expect(new Map(rows as [string | null, bigint][])).toEqual(expected);
  });

  test("数值 >= 90 counts what is at least 90, and 90 and 90.00 are one group", () => {
    const texts = store.db
      .prepare("SELECT number_exact FROM v_indicators WHERE number_exact IS NOT NULL")
      .pluck()
      .all() as string[];
    const least = texts.filter((text) => fen(text) >= 9000n).length;
    expect(one("SELECT count(*) FROM 指标 WHERE 数值 >= 90")).toBe(least);
    expect(one("SELECT count(*) FROM (SELECT 1 FROM 指标 WHERE 数值 = 90 GROUP BY 数值)")).toBe(1);
    expect(one("SELECT max(annual_total) FROM v_forms")).toBe(
      Math.max(...labelled().map(({ budget }) => Number(budget.annual_total ?? 0))),
    );
  });

  test("where a value stands is found by the name of its column", () => {
    expect(Number(one("SELECT count(*) FROM cell_places WHERE field = 'value_raw'"))).toBeGreaterThan(500);
  });
});
