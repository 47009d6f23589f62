import type { Store } from "../store.ts";

/**
 * What the full-text indexes hold, written once as SQL: adding, taking out and rebuilding must give the same tokens.
 * An index without content forgets a row only when it is told the very texts that had been put in.
 */
const contents = {
  indicators_fts: {
    columns: ["level3", "description", "value_text"],
    select: `SELECT i.indicator_id AS id, r.sha256 AS sha256, i.level3 AS level3, i.description AS description, i.value_text AS value_text
      FROM records r JOIN indicators i USING (record_id)`,
  },
  records_fts: {
    columns: ["project_name", "units", "text"],
    select: `SELECT r.record_id AS id, r.sha256 AS sha256, f.project_name AS project_name,
        concat_ws(' ', f.department, f.implementing_unit) AS units,
        concat_ws(' ', f.purpose, f.overall_goal, f.annual_goal) AS text
      FROM records r JOIN forms f USING (record_id)
      UNION ALL
      SELECT r.record_id, r.sha256, p.project_name,
        concat_ws(' ', p.department, p.implementing_unit, p.commissioned_by, p.evaluator),
        concat_ws(' ',
          (SELECT group_concat(level3, ' ') FROM (SELECT level3 FROM scores s WHERE s.record_id = r.record_id ORDER BY s.seq)),
          (SELECT group_concat(concat_ws(' ', name, explanation, benchmark, benchmark_basis, scoring_rule, data_source, rationale), ' ')
             FROM (SELECT * FROM worksheets w WHERE w.record_id = r.record_id ORDER BY w.seq)),
          (SELECT group_concat(item, ' ') FROM (SELECT item FROM outputs o WHERE o.record_id = r.record_id ORDER BY o.seq)))
      FROM records r JOIN reports p USING (record_id)`,
  },
} as const;

type Index = keyof typeof contents;
const indexes = Object.keys(contents) as Index[];

/** Puts a document's records, already written, into the full-text indexes. */
export function addToIndex(store: Store, sha256: string): void {
  for (const index of indexes) store.statement(`${insertInto(index)} WHERE sha256 = ?`).run(sha256);
}

/** Takes a document's records, not yet deleted and unaltered, out of the full-text indexes. */
export function removeFromIndex(store: Store, sha256: string): void {
  for (const index of indexes) {
    const { columns, select } = contents[index];
    const texts = columns.map((column) => `bigrams(${column})`).join(", ");
    store
      .statement(
        `INSERT INTO ${index} (${index}, rowid, ${columns.join(", ")}) SELECT 'delete', id, ${texts} FROM (${select}) WHERE sha256 = ?`,
      )
      .run(sha256);
  }
}

/** Makes the full-text indexes anew from the records; for repair. Runs inside the caller's transaction, if any. */
export function rebuildIndex(store: Store): void {
  store.db.transaction(() => {
    for (const index of indexes) {
      store.db.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
      store.db.exec(insertInto(index));
    }
  })();
}

function insertInto(index: Index): string {
  const { columns, select } = contents[index];
  const texts = columns.map((column) => `bigrams(${column})`).join(", ");
  return `INSERT INTO ${index} (rowid, ${columns.join(", ")}) SELECT id, ${texts} FROM (${select})`;
}
