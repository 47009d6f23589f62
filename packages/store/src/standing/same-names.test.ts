import type { FormRecord } from "@jixiao/contract";
import { expect, test } from "vitest";
import type { Store } from "../store.ts";
import { documentOf, formOf, indicatorOf } from "../testing/documents.ts";
import { memoryStore } from "../testing/memory-store.ts";
import { writeDocument } from "../write.ts";
import { MANY, MAX_SAME_NAMES, writeSameNames } from "./same-names.ts";

const base = formOf({ indicators: [indicatorOf(), indicatorOf({ level3: "服务对象满意度" })] });
const amount = (annual_total: string): FormRecord => ({ ...base, budget: { ...base.budget, annual_total } });
const unread: FormRecord = {
  ...base,
  indicators: base.indicators.map((row) => ({ ...row, value: null, value_text: null, flags: ["value_missing"] })),
};

/** Documents a, b, c …, one for each form. */
function stored(forms: readonly FormRecord[]): Store {
  const store = memoryStore();
  forms.forEach((form, index) => {
    writeDocument(store, documentOf([form], { sha256: (index + 10).toString(36).repeat(64) }));
  });
  return store;
}

/** Document → what its record tells, ids cut to the document's letter. */
function told({ statement }: Store): unknown {
  const rows = statement("SELECT substr(form_id, 1, 1), same_name FROM record_identity ORDER BY form_id").raw().all();
  return JSON.parse(JSON.stringify(rows).replaceAll(/(\w)\1{15}-[\w-]+/g, "$1"));
}

test.each<[string, FormRecord[], unknown]>([
  ["one alone", [amount("1.00")], [["a", ""]]],
  [
    "other amounts: each names each, in order",
    [amount("1.00"), amount("2.00"), amount("3.00")],
    [
      ["a", "same_name_other_content b: budget.annual_total\nsame_name_other_content c: budget.annual_total"],
      ["b", "same_name_other_content a: budget.annual_total\nsame_name_other_content c: budget.annual_total"],
      ["c", "same_name_other_content a: budget.annual_total\nsame_name_other_content b: budget.annual_total"],
    ],
  ],
  [
    "too much in doubt: nothing is named that differs",
    [amount("34094740.00"), unread],
    [
      ["a", "same_name_in_doubt b"],
      ["b", "same_name_in_doubt a"],
    ],
  ],
  [
    "another year, another project",
    [amount("1.00"), { ...amount("2.00"), fiscal_year: 2023 }, { ...amount("3.00"), project_name: "造林补助" }],
    [
      ["a", ""],
      ["b", ""],
      ["c", ""],
    ],
  ],
])("%s", (_, forms, expected) => {
  const store = stored(forms);
  expect(told(store)).toEqual(expected);
  store.close();
});

test("more in view than can be told say that they are many, and tell again when they are fewer", () => {
  const store = memoryStore();
  const put = (count: number, version: string): void =>
    void writeDocument(
      store,
      documentOf(
        Array.from({ length: count }, (_, index) => amount(`${index + 1}.00`)),
        { parser_version: version },
      ),
    );
  const lines = (): readonly unknown[] =>
    store
      .statement(
        "SELECT DISTINCT iif(same_name = ?, same_name, length(same_name) - length(replace(same_name, char(10), ''))) FROM record_identity",
      )
      .pluck()
      .all(MANY);
  put(MAX_SAME_NAMES, "1.0.0");
  expect(lines()).toEqual([MAX_SAME_NAMES - 2]);
  put(MAX_SAME_NAMES + 1, "2.0.0");
  expect(lines()).toEqual([MANY]);
  put(2, "3.0.0");
  expect(lines()).toEqual([0]);
  store.close();
});

test("a record that is out of view tells nothing", () => {
  const store = stored([amount("1.00"), amount("2.00")]);
  const { statement } = store;
  const name = Number(statement("SELECT name_unit FROM record_identity LIMIT 1").pluck().get());
  store.db.exec("UPDATE record_identity SET status = 'copy' WHERE form_id LIKE 'b%'");
  writeSameNames(statement, new Set([name]));
  expect(told(store)).toEqual([
    ["a", ""],
    ["b", ""],
  ]);
  store.close();
});
