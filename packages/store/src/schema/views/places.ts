import type { ListShape, RecordShape } from "@jixiao/contract";
import { type View, column } from "./view.ts";

/** One branch of cell_places: a table with its JSON of places by field. The cell of a value is `value_raw`, as the column is called. */
function fieldPlaces(part: string, seq: string, from: string): string {
  return `SELECT record_id, '${part}' AS part, ${seq} AS seq, CASE f.key WHEN 'value' THEN 'value_raw' ELSE f.key END AS field, p.key + 1 AS position, p.value AS place
    FROM ${from} t, json_each(t.places) f, json_each(f.value) p`;
}

/** The same for rows whose places belong to the whole row. */
function rowPlaces(part: string): string {
  return `SELECT record_id, '${part}', seq, NULL, p.key + 1, p.value FROM ${part} t, json_each(t.places) p`;
}

function branchOf({ table, marks }: ListShape): string[] {
  if (marks.places === null) return [];
  return [marks.places === "by_field" ? fieldPlaces(table, "t.seq", table) : rowPlaces(table)];
}

/** Where each field and cell stands in its source. */
export function placesView(shapes: readonly RecordShape[]): View {
  const lists = new Map(shapes.flatMap(({ lists: all }) => all).map((list) => [list.table, list]));
  const branches = [fieldPlaces("record", "0", "records"), ...[...lists.values()].flatMap(branchOf)];
  const integer = (name: string, path: string, en: string, zh: string) =>
    column(name, null, `CAST(place ->> '${path}' AS INTEGER)`, en, zh);
  const string = (name: string, path: string, en: string, zh: string) =>
    column(name, null, `CAST(place ->> '${path}' AS TEXT)`, en, zh);
  const real = (name: string, path: string, en: string, zh: string) =>
    column(name, null, `CAST(place ->> '${path}' AS REAL)`, en, zh);
  return {
    name: "cell_places",
    en: "Where each field and cell stands in its source, one row a place",
    zh: "各字段与单元格在原文中的位置，每处一行",
    columns: [
      column("record_id", null, "CAST(record_id AS INTEGER)", "the form or report", "所属记录"),
      column("part", null, "CAST(part AS TEXT)", "record, or the list the row stands in, as in flags", "同 flags"),
      column("seq", null, "CAST(seq AS INTEGER)", "row of that list; 0 for the record itself", "行号；整条记录为 0"),
      column(
        "field",
        null,
        "CAST(field AS TEXT)",
        "field, e.g. project_name, budget.annual_total, value_raw; NULL for a whole row of a report's list",
        "字段；评价报告列表的整行为空",
      ),
      column(
        "position",
        null,
        "CAST(position AS INTEGER)",
        "order of the places of one field, 1-based: a cell cut by a page break has two",
        "同一字段内的次序；跨页单元格有两处",
      ),
      column(
        "kind",
        null,
        "CAST(place ->> '$.kind' AS TEXT)",
        "text, word, page or sheet",
        "text 文本行，word 表格单元格，page 页面区域，sheet 工作表单元格",
      ),
      integer("first_line", "$.lines[0]", "text: first line, 1-based", "起始行"),
      integer("last_line", "$.lines[1]", "text: last line", "终止行"),
      integer("table_number", "$.table", "word: table, 1-based; 0: a paragraph outside tables", "第几张表；0 为表外段落"),
      integer("row_number", "$.row", "word: row, or number of the paragraph", "第几行，或第几段"),
      integer("column_number", "$.column", "word: column", "第几列"),
      integer("page", "$.page", "page: page, 1-based", "页码"),
      real("x0", "$.box.x0", "page: left edge in points (1/72 inch) from the left", "左边，单位磅"),
      real("y0", "$.box.y0", "page: upper edge in points from the top", "上边，自页顶起"),
      real("x1", "$.box.x1", "page: right edge", "右边"),
      real("y1", "$.box.y1", "page: lower edge", "下边"),
      string("sheet", "$.sheet", "sheet: name of the sheet", "工作表名"),
      string("cell", "$.cell", "sheet: the cell, or the merged range (B12, B12:D13)", "单元格或合并区域"),
    ],
    from: `FROM (\n  ${branches.join("\n  UNION ALL ")}\n)`,
  };
}
