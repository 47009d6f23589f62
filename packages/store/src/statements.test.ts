import { expect, test, vi } from "vitest";
import { texts } from "./row.ts";
import { openStore } from "./store.ts";
import { documentOf, evaluationOf, formOf } from "./testing/documents.ts";
import { writeDocument } from "./write.ts";

/** A parameter that the planner may look at: beside a sign of comparison, or as a LIMIT. `+?` is none. */
const BARE = /(?:=|<|>|\bIN|\bIS|\bLIKE|\bGLOB|\bLIMIT)\s*[?@]/;

function prepared(work: (store: ReturnType<typeof openStore>) => void): string[] {
  const store = openStore(":memory:");
  const prepare = vi.spyOn(store.db, "prepare");
  work(store);
  const found = prepare.mock.calls.map(([sql]) => sql);
  store.close();
  return found;
}

test("no statement of a write is prepared anew for each value", () => {
  const store = openStore(":memory:");
  const partial = texts(
    store.db.prepare("SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%) WHERE %'").pluck().all(),
  ).filter((table) => !table.startsWith("crawl_")); // a crawl waits for the network
  store.close();
  expect(partial).toContain("record_identity");
  const all = prepared((one) => {
    const [first, second] = ["1", "2"].map((digit) => documentOf([formOf()], { sha256: digit.repeat(64), name: `${digit}.txt` }));
    for (const document of [first, second]) if (document !== undefined) writeDocument(one, document);
    if (first !== undefined) writeDocument(one, first, { replace: true });
    writeDocument(one, documentOf([evaluationOf(formOf(), "1次")], { sha256: "3".repeat(64), name: "3.txt" }));
  });
  const concerned = all.filter((sql) => partial.some((table) => new RegExp(`\\b${table}\\b`).test(sql)));
  expect(concerned.length).toBeGreaterThan(5);
  const conditions = concerned.map((sql) => sql.replace(/\bSET\b[^]*?(?=\bWHERE\b)/, ""));
  expect(conditions.filter((sql) => BARE.test(sql))).toEqual([]);
});
