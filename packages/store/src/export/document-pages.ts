import { guarded } from "../failure.ts";
import { allRows, text } from "../row.ts";
import type { Store } from "../store.ts";
import { type ExportFilter, recordCondition } from "./filter.ts";

/** Documents that no later version has replaced, asked of each by itself: a list of all made for every page would cost their square. */
const IS_CURRENT = "AND EXISTS (SELECT 1 FROM v_documents v WHERE v.sha256 = d.sha256 AND v.is_current = 1)";

/** The documents that have records of this filter, by name, some at a time: a list of all grows with the store. */
export function* documentPages(
  store: Store,
  { current, ...filter }: ExportFilter & { readonly current?: boolean },
  size: number,
): Generator<string[], void> {
  const { sql, parameters } = recordCondition(filter);
  const statement = store.statement(
    `SELECT d.name, d.sha256 FROM documents d WHERE (d.name, d.sha256) > (?, ?) ${current === true ? IS_CURRENT : ""}
       AND EXISTS (SELECT 1 FROM records r WHERE r.sha256 = d.sha256${sql}) ORDER BY d.name, d.sha256 LIMIT +?`,
  );
  let [name, sha256] = ["", ""];
  for (;;) {
    const page = guarded(store.path, () => allRows(statement.all(name, sha256, ...parameters, size)));
    const last = page.at(-1);
    if (last === undefined) return;
    [name, sha256] = [text(last, "name"), text(last, "sha256")];
    yield page.map((row) => text(row, "sha256"));
  }
}
