/**
 * A field is written once: one that is added to the schema of a form, and nowhere else, is stored, shown, explained and exported, and a
 * database that was filled before it came takes it in.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type * as Contract from "@jixiao/contract";
import type { CanonicalRecord } from "@jixiao/contract";
import { indicatorRows, openStore, readRecords, verifyStore, writeDocument } from "@jixiao/store";
import { documentOf, formOf, indicatorOf, releasedExport, unpackReleased } from "@jixiao/store/testing";
import { renderRecord } from "./output/record.ts";

/** The module of the contract where a form's fields stand has some more; everything else is as it is. */
vi.mock("../../contract/src/form.ts", async (original) => {
  const actual = await original<typeof Contract>();
  const { field, list, record } = await vi.importActual<typeof Contract>("../../contract/src/field.ts");
  const text = z.string().min(1).nullable();
  const amount = z.string().nullable();
  const Indicator = actual.Indicator.unwrap()
    .extend({ weight_note: field("text", text, { label: "权重说明", en: "a note on the weight" }) })
    .readonly();
  const Errand = z.strictObject({
    name: field("text", text, { label: "任务", en: "name of the task" }),
    total: field("money", amount, { label: "任务金额", en: "amount of the task" }),
  });
  const cells = z.array(z.strictObject({ label: z.string(), text: z.string() }));
  const FormRecord = record(
    actual.FormRecord.unwrap()
      .extend({
        county: field("text", text, { label: "区县", en: "county of the unit", context: true }),
        deposit: field("money", amount, { label: "保证金", en: "deposit" }),
        remarks: field("json", cells, { label: "备注栏", en: "labels without a field of their own" }),
        errands: list(z.array(Errand), { label: "差事", en: "errands of the year", zh: "年度任务", row: "errand" }),
        indicators: list(z.array(Indicator).readonly(), { label: "指标", en: "indicators", zh: "指标", row: "indicator" }),
      })
      .readonly(),
    { table: "forms", label: "绩效目标表", en: "forms", zh: "绩效目标表" },
  );
  return { ...actual, Indicator, FormRecord };
});

const more = {
  county: "海津区",
  deposit: "1234.50",
  remarks: [{ label: "执行率分值（10）", text: "10" }],
  errands: [
    { name: "巡查", total: "0.10" },
    { name: "维修", total: null },
  ],
};

/** A form with the new fields. */
function newForm(): CanonicalRecord {
  const indicator = { ...indicatorOf(), weight_note: "占一成" };
  return { ...formOf({ indicators: [indicator] }), ...more };
}

function filled() {
  const store = openStore(":memory:");
  writeDocument(store, documentOf([newForm()]));
  return store;
}

describe("a field that was added to the contract in one place", () => {
  test("is stored and read again, hash and all", () => {
    const store = filled();
    const [read] = [...readRecords(store)];
    expect(read).toMatchObject({ ...more, indicators: [{ weight_note: "占一成" }] });
    expect(verifyStore(store)).toEqual([]);
    store.db.exec("UPDATE forms SET county = '别处'");
    expect(verifyStore(store)).toMatchObject([{ kind: "records_altered" }]);
  });

  test("is a column, with what SQLite computes of an amount, and a list is a table", () => {
    const { db } = filled();
    expect(db.prepare("SELECT county, deposit, deposit_real, deposit_fen FROM forms").raw().all()).toEqual([
      ["海津区", "1234.50", 1234.5, 123450],
    ]);
    expect(db.prepare("SELECT seq, name, total_fen FROM errands ORDER BY seq").raw().all()).toEqual([
      [1, "巡查", 10],
      [2, "维修", null],
    ]);
  });

  test("is in the views of both languages, as a number where it is one", () => {
    const { db } = filled();
    expect(
      db.prepare("SELECT county, deposit, deposit_exact, deposit_fen, errands FROM v_forms WHERE deposit > 1000").raw().all(),
    ).toEqual([["海津区", 1234.5, "1234.50", 123450, 2]]);
    expect(db.prepare("SELECT 区县, 保证金, 保证金_原文, 保证金_分, 差事数 FROM 项目").raw().all()).toEqual([
      ["海津区", 1234.5, "1234.50", 123450, 2],
    ]);
    expect(db.prepare("SELECT county, weight_note FROM v_indicators").raw().all()).toEqual([["海津区", "占一成"]]);
    expect(db.prepare("SELECT 区县, 权重说明 FROM 指标_全部").raw().all()).toEqual([["海津区", "占一成"]]);
  });

  test("is in the dictionary, in CSV and in `show`", () => {
    const store = filled();
    const entry = store.db.prepare(`SELECT en, zh FROM data_dictionary WHERE object = ? AND "column" = ?`).raw();
    expect(entry.get("forms", "county")).toEqual(["county of the unit", "区县"]);
    expect(entry.get("errands", "total_fen")).toBeDefined();
    const { columns, rows } = indicatorRows(store);
    const [row] = [...rows];
    const at = (wanted: string): number => columns.findIndex(({ name }) => name === wanted);
    expect(row?.[at("county")]).toBe("海津区");
    expect(row?.[at("weight_note")]).toBe("占一成");
    const shown = renderRecord(newForm());
    expect(shown).toMatch(/区县 county +海津区/);
    expect(shown).toMatch(/保证金 deposit +1234.50 元/);
    expect(shown).toContain("权重说明");
  });

  test("comes into a database that version 0.1 filled: it opens, is sound, and exports as before but for the new field", () => {
    const path = join(mkdtempSync(join(tmpdir(), "jixiao-field-")), "a.db");
    unpackReleased(path);
    const store = openStore(path);
    expect(verifyStore(store)).toEqual([]);
    expect([...readRecords(store)]).toEqual(releasedExport().map(withNewFields));
    store.close();
  });

  test("comes into a database of today's schema that did not have it, whose documents keep their hashes", () => {
    const path = join(mkdtempSync(join(tmpdir(), "jixiao-field-")), "a.db");
    unpackReleased(path);
    const { db: before, close } = openStore(path);
    const hashes = before.prepare("SELECT records_hash FROM documents ORDER BY sha256").pluck().all();
    const views = before.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all() as string[];
    for (const view of views) before.exec(`DROP VIEW "${view}"`);
    for (const column of ["deposit_fen", "deposit_real", "deposit", "county", "remarks"])
      before.exec(`ALTER TABLE forms DROP COLUMN ${column}`);
    before.exec("DROP TABLE errands; ALTER TABLE indicators DROP COLUMN weight_note; UPDATE schema_state SET value = 'before'");
    close();
    const store = openStore(path);
    expect(verifyStore(store)).toEqual([]);
    expect(store.db.prepare("SELECT records_hash FROM documents ORDER BY sha256").pluck().all()).toEqual(hashes);
    expect([...readRecords(store)]).toEqual(releasedExport().map(withNewFields));
    store.close();
  });
});

function withNewFields(record: CanonicalRecord): unknown {
  if (record.kind !== "performance_objective_form") return record;
  const indicators = record.indicators.map((indicator) => ({ ...indicator, weight_note: null }));
  return { ...record, county: null, deposit: null, remarks: [], errands: [], indicators };
}
