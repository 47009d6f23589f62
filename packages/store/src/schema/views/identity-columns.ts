import { type ViewColumn, column } from "./view.ts";

/** What says of every row of a flat view which form it belongs to and where it stands. `r` is records, `d` documents, `n` record_identity. */

/** Where the document was seen first. */
export const LOCATION = `CAST((SELECT location FROM document_sightings s WHERE s.sha256 = r.sha256 ORDER BY first_seen_at, location LIMIT 1) AS TEXT)`;

export const identityColumns: readonly ViewColumn[] = [
  column(
    "form_id",
    "表编号",
    "n.form_id",
    "stable id of the form or report: the same in every database, and after a re-import",
    "绩效表的固定编号，重新导入后不变",
  ),
  column(
    "record_id",
    "记录编号",
    "r.record_id",
    "key in this database; changes when the document is read again",
    "本库内编号；重新解析后会变",
  ),
  column("source_file", "文件名", "d.name", "name of the file", "文件名"),
  column(
    "sha256",
    "文件校验值",
    "r.sha256",
    "SHA-256 of the file: tells files of one name apart",
    "文件的 SHA-256，区分同名文件",
  ),
  column("location", "来源", LOCATION, "path or URL where the file was seen first", "文件首次出现的路径或网址"),
];

/** FROM of every flat view: the record, its document, its identity. */
export const RECORD_FROM = "FROM records r JOIN documents d USING (sha256) LEFT JOIN record_identity n USING (record_id)";

/** Whether a record is one of v_current_records, asked of its own row: a list of all records made for every document would cost their square. */
export const STANDS = "coalesce(n.status, 'stands') IN ('stands', 'ambiguous')";

/** Where a record stands: its title, its project's name, else any of its fields. */
export const RECORD_PLACES: readonly string[] = [
  "r.places -> '$.title[0]'",
  "r.places -> '$.project_name[0]'",
  "(SELECT p.value FROM json_each(r.places) fp, json_each(fp.value) p LIMIT 1)",
];

/**
 * Page, line, or table and row of the first of these places that is known. Each is an SQL expression for one place as JSON.
 * `what` is told in the dictionary.
 */
export function placeColumns(places: readonly string[], what: string, zh: string, firstPage: string | null = null): ViewColumn[] {
  const place = places.length === 1 ? (places[0] ?? "NULL") : `coalesce(${places.join(", ")})`;
  const part = (path: string): string => `CAST(${place} ->> '${path}' AS INTEGER)`;
  const page = firstPage === null ? part("$.page") : `coalesce(${part("$.page")}, ${firstPage})`;
  return [
    column("page", "页", page, `page of ${what}; NULL in a format without pages`, `${zh}所在页；无页概念的格式为空`),
    column("line", "行", part("$.lines[0]"), `line of ${what}; only in a text file`, `${zh}所在行；仅文本文件`),
    column(
      "table_number",
      "文件内表号",
      part("$.table"),
      `table of ${what}, 1-based, 0 outside tables; only in Word and HTML`,
      `${zh}所在表格（第几个），表外为 0；仅 Word 与网页`,
    ),
    column(
      "row_number",
      "表内行号",
      part("$.row"),
      `row of ${what} in that table, or number of the paragraph; only in Word and HTML`,
      `${zh}在表格中的行，或段落号；仅 Word 与网页`,
    ),
  ];
}

/** The flags of one row as text, in order, separated by spaces; in Chinese their meanings. */
export function flagsColumn(
  name: string,
  label: string,
  part: string,
  seq: string,
  chineseSeq: string,
  en: string,
  zh: string,
): ViewColumn {
  const rows = (record: string, at: string): string =>
    `WHERE x.record_id = ${record}.record_id AND x.part = '${part}' AND x.seq = ${at} ORDER BY x.position`;
  const codes = `CAST(coalesce((SELECT group_concat(flag, ' ') FROM (SELECT flag FROM flags x ${rows("r", seq)})), '') AS TEXT)`;
  const chinese = `CAST(coalesce((SELECT group_concat(zh, '；') FROM (SELECT m.zh FROM flags x JOIN flag_meanings m USING (flag) ${rows("v", chineseSeq)})), '') AS TEXT)`;
  return column(name, label, codes, en, zh, { chinese });
}
