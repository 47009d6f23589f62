import { compareAllVersions } from "./crawl/changes.ts";
import { guarded } from "./failure.ts";
import { integer, reading, text, texts } from "./row.ts";
import { joinsOfAll } from "./joins/stored-joins.ts";
import { rebuildIndex } from "./search/index-tables.ts";
import { recordIdentityOfAll } from "./standing/identity.ts";
import type { Store } from "./store.ts";

/**
 * Repairs what needs no archive, in one transaction: makes all indexes anew, deletes rows whose parent is missing,
 * compares the versions of crawled documents anew, decides anew which forms stand and which are copies, and puts targets beside results anew.
 * Documents that `verifyStore` named must be read again before or after. Throws the `StoreError` `damaged` where the file
 * cannot be read at all.
 */
export function repairStore(store: Store): void {
  guarded(store.path, () =>
    store.db
      .transaction(() => {
        store.db.exec("REINDEX");
        for (const table of tablesWithParents(store)) deleteOrphans(store, table);
        rebuildIndex(store);
        compareAllVersions(store);
        recordIdentityOfAll(store.statement);
        joinsOfAll(store.statement);
      })
      .immediate(),
  );
}

/** In the order of the schema, parents first: what loses its parent here takes its own children along. */
function tablesWithParents(store: Store): string[] {
  const statement = store.db
    .prepare(
      "SELECT name FROM sqlite_schema s WHERE type = 'table' AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(s.name)) ORDER BY rowid",
    )
    .pluck();
  return texts(statement.all());
}

interface KeyColumn {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

const keyColumn = reading<KeyColumn>({ id: integer, table: text, from: text, to: text });

function deleteOrphans(store: Store, child: string): void {
  const columns = store.db.prepare("SELECT * FROM pragma_foreign_key_list(?)").all(child).map(keyColumn);
  for (const key of Map.groupBy(columns, ({ id }) => id).values()) {
    const [{ table: parent } = { table: "" }] = key;
    const joined = key.map(({ from, to }) => `p.${to} = ${child}.${from}`).join(" AND ");
    const isSet = key.map(({ from }) => `${child}.${from} IS NOT NULL`).join(" AND ");
    store.db.exec(`DELETE FROM ${child} WHERE ${isSet} AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE ${joined})`);
  }
}
