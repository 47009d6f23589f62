import { findSameNames } from "../identity/index.ts";
import type { Statements } from "../statements.ts";
import { inViewNamed } from "./stored-prints.ts";

/** Of more records in view than these under one name of one unit, each says only that they are many. */
export const MAX_SAME_NAMES = 60;

/** What is said then. */
export const MANY = "same_name_many";

const IN_VIEW = "name_unit = +? AND status IN ('stands', 'ambiguous')";

/** The same name with other content stays in view, and each of them says so. `names` are keys `name_unit`. */
export function writeSameNames(statement: Statements, names: ReadonlySet<number>): void {
  for (const name of names) {
    const count = statement(`SELECT count(*) FROM (SELECT 1 FROM record_identity WHERE ${IN_VIEW} LIMIT +?)`);
    const lines = Number(count.pluck().get(name, MAX_SAME_NAMES + 1)) > MAX_SAME_NAMES ? null : linesOf(statement, name);
    statement(
      `UPDATE record_identity SET same_name = '' WHERE name_unit = +? AND same_name <> '' AND NOT (? AND status IN ('stands', 'ambiguous'))`,
    ).run(name, Number(lines === null));
    if (lines === null) {
      statement(`UPDATE record_identity SET same_name = '${MANY}' WHERE ${IN_VIEW} AND same_name <> '${MANY}'`).run(name);
      continue;
    }
    const update = statement("UPDATE record_identity SET same_name = ? WHERE record_id = +?");
    for (const [record_id, said] of lines) update.run(said.toSorted().join("\n"), record_id);
  }
}

function linesOf(statement: Statements, name: number): ReadonlyMap<number, readonly string[]> {
  const inView = inViewNamed(statement, name);
  const record_ids = new Map(inView.map(({ form_id, record_id }) => [form_id, record_id]));
  const lines = new Map<number, string[]>();
  const add = (form_id: string, line: string): void => {
    const record_id = record_ids.get(form_id) ?? 0;
    lines.set(record_id, [...(lines.get(record_id) ?? []), line]);
  };
  for (const { form_id, other_form_id, code, differs } of findSameNames(inView)) {
    const what = differs.length === 0 ? "" : `: ${differs.join(" ")}`;
    add(form_id, `${code} ${other_form_id}${what}`);
    add(other_form_id, `${code} ${form_id}${what}`);
  }
  return lines;
}
