import type { FieldShape, ListShape, RecordShape, RowShape } from "@jixiao/contract";
import { viewColumnsOfField } from "./field-columns.ts";
import { RECORD_FROM, RECORD_PLACES, STANDS, flagsColumn, identityColumns, placeColumns } from "./identity-columns.ts";
import { type View, type ViewColumn, chineseView, column } from "./view.ts";

/** The flat views: of a record kind's own fields, or of one of its lists. Fields are those of the contract, whatever they are. */
export interface Flat {
  readonly english: string;
  readonly chinese: string;
  /** The list whose rows it shows; null for the records themselves. */
  readonly list: string | null;
  readonly kind: string;
  readonly en: string;
  readonly zh: string;
}

export const flats: readonly Flat[] = [
  {
    english: "forms",
    chinese: "项目",
    list: null,
    kind: "performance_objective_form",
    en: "Forms with budgets in 元, one row a form",
    zh: "绩效目标表（金额单位：元），每张一行",
  },
  {
    english: "indicators",
    chinese: "指标",
    list: "indicators",
    kind: "performance_objective_form",
    en: "Indicators, flat: one row an indicator with its form",
    zh: "指标宽表，每条指标一行",
  },
  {
    english: "self_evaluations",
    chinese: "自评表",
    list: null,
    kind: "performance_self_evaluation",
    en: "Self-evaluations (绩效自评表), one row a form",
    zh: "绩效自评表，每张一行",
  },
  {
    english: "results",
    chinese: "自评指标",
    list: "indicators",
    kind: "performance_self_evaluation",
    en: "Indicators of self-evaluations, flat: target, actual value and score, one row an indicator with its form",
    zh: "自评指标宽表：指标值、实际完成值与得分，每条一行",
  },
  {
    english: "execution",
    chinese: "自评资金",
    list: "execution",
    kind: "performance_self_evaluation",
    en: "Money lines of self-evaluations, one row an item",
    zh: "自评表资金执行情况，每项一行",
  },
  {
    english: "reports",
    chinese: "评价报告",
    list: null,
    kind: "performance_evaluation_report",
    en: "Evaluation reports with budgets in 元, one row a report",
    zh: "绩效评价报告（金额单位：元），每份一行",
  },
  {
    english: "scores",
    chinese: "评价得分",
    list: "scores",
    kind: "performance_evaluation_report",
    en: "Scores of evaluation reports, one row a lowest-level indicator",
    zh: "评价得分，每个末级指标一行",
  },
];

const WHAT_HOLDS = {
  en: "What holds now, each form once: without versions that a later one replaced, without copies in other files",
  zh: "现行记录，每表一次：不含已被取代的版本与其他文件中的副本",
};
const ALL = {
  en: "Everything that was read, with replaced versions and copies: is_current and copy_of tell them",
  zh: "全部记录，含被取代的版本与副本，见 is_current、copy_of",
};

/** `v_forms`, `v_all_forms`, `项目`, `项目_全部` and the like. */
export function flatViews(shapes: readonly RecordShape[]): View[] {
  return flats.flatMap((flat) => {
    const shape = shapes.find(({ name }) => name === flat.kind);
    if (shape === undefined) throw new Error(`no records of the kind ${flat.kind}`);
    const list = shape.lists.find(({ table }) => table === flat.list);
    const all: View = {
      name: `v_all_${flat.english}`,
      en: `${flat.en}. ${ALL.en}`,
      zh: `${flat.zh}。${ALL.zh}`,
      ...(list === undefined ? recordView(shape) : listView(shape, list)),
    };
    // Two kinds of records may share a table.
    const from = `${all.from} WHERE r.kind = '${flat.kind}'`;
    const ofKind: View = { ...all, from };
    const now: View = {
      ...ofKind,
      name: `v_${flat.english}`,
      en: `${flat.en}. ${WHAT_HOLDS.en}`,
      zh: `${flat.zh}。${WHAT_HOLDS.zh}`,
      columns: all.columns.filter(({ name }) => !ONLY_IN_ALL.has(name)),
      from: `${from} AND ${STANDS}`,
    };
    return [now, chineseView(now, flat.chinese), ofKind, chineseView(ofKind, `${flat.chinese}_全部`)];
  });
}

const IS_CURRENT = column(
  "is_current",
  "现行",
  `CAST(${STANDS} AS INTEGER)`,
  "1: it stands in the views without all_; 0: a replaced version or a copy",
  "1 现行；0 已被取代的版本或副本",
);
const COPY_OF = column(
  "copy_of",
  "副本所属",
  "CASE n.status WHEN 'copy' THEN n.stands_for_it END",
  "form_id of the record that stands in the views in its place; NULL where it is no copy",
  "代表它的现行记录的表编号；非副本为空",
);
const SAME_NAME = column(
  "same_name",
  "同名异表",
  "coalesce(n.same_name, '')",
  "other records in view of the same unit and project that say something else: why, form_id, what differs; one a line; empty: none",
  "同单位同项目而内容不同的现行记录，每行一个；空串表示无",
);
const ONLY_IN_ALL: ReadonlySet<string> = new Set(["is_current", "copy_of"]);

const standingColumns: readonly ViewColumn[] = [SAME_NAME, IS_CURRENT, COPY_OF];

function recordView(shape: RecordShape): Pick<View, "columns" | "from"> {
  const columns = [
    ...identityColumns,
    column("seq", "表序", "r.seq", "position in the file, 1-based", "在文件中的次序"),
    column("first_page", "起始页", "r.first_page", "first page", "起始页"),
    column("last_page", "终止页", "r.last_page", "last page", "终止页"),
    ...placeColumns(
      RECORD_PLACES,
      "its title, else of its project name or of another field",
      "标题（无则项目名称或其他字段）",
      "r.first_page",
    ),
    ...fieldColumns(shape, "f"),
    ...shape.lists.flatMap((list) => countColumns(list)),
    flagsColumn(
      "flags",
      "存疑",
      "record",
      "0",
      "0",
      "its own flags, separated by spaces; empty: none",
      "整表的存疑标记，空格分隔；空串表示无",
    ),
    ...standingColumns,
  ];
  return { columns, from: `${RECORD_FROM} JOIN ${shape.table} f USING (record_id)` };
}

function listView(shape: RecordShape, list: ListShape): Pick<View, "columns" | "from"> {
  const key = list.table === "indicators" ? [INDICATOR_ID] : [];
  const context = shape.fields.filter((field) => field.context);
  const own = new Set(list.fields.map(({ column: name }) => name));
  const columns = [
    ...key,
    ...identityColumns,
    column("form_seq", "表序", "r.seq", "position of the form or report in the file", "表在文件中的次序"),
    ...context.filter(({ column: name }) => !own.has(name)).flatMap((field) => viewColumnsOfField(field, "f")),
    column("seq", "序号", "i.seq", "position in its list", "在表中的次序"),
    ...rowPlace(list),
    ...fieldColumns(list, "i"),
    ...list.lists.flatMap((inner) => lengthColumn(inner)),
    ...marksColumns(list),
    ...standingColumns,
  ];
  return { columns, from: `${RECORD_FROM} JOIN ${shape.table} f USING (record_id) JOIN ${list.table} i USING (record_id)` };
}

const INDICATOR_ID = column(
  "indicator_id",
  "指标编号",
  "i.indicator_id",
  "key in this database; changes when the document is read again",
  "本库内编号；重新解析后会变",
);

function fieldColumns(shape: RowShape, alias: string): ViewColumn[] {
  return shape.fields.flatMap((field: FieldShape) => viewColumnsOfField(field, alias));
}

function rowPlace({ marks }: ListShape): ViewColumn[] {
  if (marks.places === null) return [];
  if (marks.places === "of_row") return placeColumns(["i.places -> '$[0]'"], "the row", "本行");
  const places = ["i.places -> '$.value_raw[0]'", "i.places -> '$.value[0]'", "i.places -> '$.level3[0]'"];
  return placeColumns(places, "its value, else of its name", "指标值（无值时为指标名称）");
}

function marksColumns({ marks, table }: ListShape): ViewColumn[] {
  if (!marks.flags) return [];
  return [
    flagsColumn(
      "flags",
      "存疑",
      table,
      "i.seq",
      "v.seq",
      "the row's flags, separated by spaces; empty: certain",
      "本行的存疑标记，空格分隔；空串表示无疑",
    ),
    flagsColumn("form_flags", "整表存疑", "record", "0", "0", "the flags of its form or report", "整表的存疑标记"),
  ];
}

function lengthColumn({ count, label, table }: ListShape): ViewColumn[] {
  return count === null
    ? []
    : [column(count, label, `i.${count}`, `number of rows in ${table}; NULL where there are none`, `分项数，见 ${table}`)];
}

/** How many rows a list has, and how many of them carry a flag. */
function countColumns({ table, label, marks }: ListShape): ViewColumn[] {
  const rows = `SELECT count(*) FROM ${table} t WHERE t.record_id = r.record_id`;
  const flagged = `SELECT count(DISTINCT x.seq) FROM flags x WHERE x.record_id = r.record_id AND x.part = '${table}'`;
  return [
    column(table, `${label}数`, `CAST((${rows}) AS INTEGER)`, `number of rows in ${table}`, `${label}数`),
    ...(marks.flags
      ? [
          column(
            `flagged_${table}`,
            `存疑${label}数`,
            `CAST((${flagged}) AS INTEGER)`,
            `how many rows of ${table} carry a flag`,
            `存疑${label}数`,
          ),
        ]
      : []),
  ];
}
