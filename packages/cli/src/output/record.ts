import {
  describePlace,
  recordShapes,
  type CanonicalRecord,
  type Evidence,
  type FieldShape,
  type FormRecord,
  type Indicator,
  type ListShape,
  type Place,
  type RecordShape,
  type ReportRecord,
  type SelfEvaluationRecord,
  type Value,
} from "@jixiao/contract";
import { texts } from "../texts/index.ts";
import { renderTable, type Column } from "./table.ts";

/** A record as a person reads it: fields, then rows with their flags and places. What fields there are, the contract says. */
export function renderRecord(record: CanonicalRecord): string {
  const shape = recordShapes.find(({ name }) => name === record.kind);
  if (shape === undefined) throw new Error(`no such kind of record: ${record.kind}`);
  switch (record.kind) {
    case "performance_objective_form":
    case "performance_self_evaluation":
      return renderForm(record, shape);
    case "performance_evaluation_report":
      return renderReport(record, shape);
  }
}

function renderForm(form: FormRecord | SelfEvaluationRecord, shape: RecordShape): string {
  const doubts = [
    ...form.evidence.map((e) => `  ${doubt(e)}`),
    ...form.indicators.flatMap((row) => row.evidence.map((e) => `  row ${row.seq}: ${doubt(e)}`)),
  ];
  return [
    `${shape.label}  ${form.source_file}  (${form.provenance.format}, from ${form.provenance.table_evidence.join(", ")})`,
    "",
    renderFields(form, shape),
    ...form.layout_choice.slice(0, 1).map((chosen) => `\n${texts().show.layout(chosen, form.layout_choice[1] ?? null)}`),
    "",
    renderIndicators(form.indicators, shape),
    ...footer(form.flags, doubts),
  ].join("\n");
}

/** Fields that the record states, each with its place: `年度资金总额 budget.annual_total  753 元  page 2`. */
function renderFields(record: CanonicalRecord, shape: RecordShape): string {
  const { places } = record.provenance;
  const lists = shape.lists.filter(({ table }) => SHOWN_LISTS.has(table));
  const lines = lists.flatMap(({ label, table }) =>
    linesOf(record, table).map((line) => [`${label} ${table}`, line, ""] as const),
  );
  const rows = shape.fields
    .filter(({ column }) => column !== "layout_choice") // told in a sentence
    .map((field) => {
      const path = field.path.join(".");
      return [`${field.label} ${path}`, inWords(fieldText(record, field), field), describePlaces(places[path])] as const;
    });
  return renderTable(
    [{ title: "field" }, { title: "value", max: 72 }, { title: "place" }],
    [...rows.filter(([, value]) => value !== null), ...lines],
  );
}

/** Lists that are short and stand among the fields, a line each. */
const SHOWN_LISTS: ReadonlySet<string> = new Set(["execution", "tasks"]);

function linesOf(record: object, list: string): readonly string[] {
  const rows: unknown = Reflect.get(record, list);
  return (Array.isArray(rows) ? rows : []).map((row: object) =>
    Object.entries(row)
      .flatMap(([key, value]) => (typeof value === "string" ? [`${key} ${value}`] : []))
      .join(", "),
  );
}

/** A field for people: an amount with its unit, a list as `label: text; label: text`; null where there is nothing. */
function fieldText(source: object, { path, type }: FieldShape): string | null {
  const value = path.reduce<unknown>((found, name) => (found === null ? null : Reflect.get(Object(found), name)), source);
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  const text = typeof value === "string" ? value : Array.isArray(value) ? value.map(itemText).join("; ") : JSON.stringify(value);
  return type === "money" ? `${text} 元` : text;
}

/** An item of a list, as of cells beside a form's own: `{label, text}` is `label: text`. */
function itemText(item: unknown): string {
  return typeof item === "object" && item !== null ? Object.values(item).map(String).join(": ") : String(item);
}

/** A code with its Chinese word: `supplied 导入时指定`. */
function inWords(text: string | null, { words }: FieldShape): string | null {
  const word = text === null ? undefined : words[text];
  return word === undefined ? text : `${text} ${word}`;
}

/** Columns that the table of indicators has in a form of its own, or that would only make it wider. */
const SHOWN: ReadonlySet<string> = new Set(["level1", "level2", "level3", "level1_source", "level2_source", "description"]);

function renderIndicators(rows: readonly Indicator[], shape: RecordShape): string {
  const list = shape.lists.find(({ table }) => table === "indicators");
  const more = list === undefined ? [] : furtherFields(list, rows);
  return renderTable(
    [
      { title: "#", right: true },
      { title: "一级", max: 12 },
      { title: "二级", max: 20 },
      { title: "三级指标", max: 40 },
      { title: "指标值", max: 32 },
      { title: "normalized", max: 32 },
      ...more.map(({ label }): Column => ({ title: label, max: 24 })),
      { title: "flags", max: 40 },
      { title: "place" },
    ],
    rows.map((row) => [
      String(row.seq),
      level(row.level1, row.level1_source),
      level(row.level2, row.level2_source),
      row.level3,
      row.value_text,
      describeValue(row.value),
      ...more.map((field) => fieldText(row, field)),
      row.flags.join(" "),
      placeOf(row),
    ]),
  );
}

/** Fields of the rows' own, beside those that are always shown, that at least one row states. */
function furtherFields(list: ListShape, rows: readonly object[]): readonly FieldShape[] {
  const own = list.fields.filter(({ path, column }) => path.length === 1 && !SHOWN.has(column) && !column.startsWith("value_"));
  return own.filter((field) => rows.some((row) => fieldText(row, field) !== null));
}

/** A level that was inferred, not printed on the row, is marked. */
function level(text: string | null, source: Indicator["level1_source"]): string | null {
  return source === "inferred" && text !== null ? `~${text}` : text;
}

function placeOf(row: Indicator): string {
  return describePlaces(row.places["value_raw"] ?? row.places["value"] ?? row.places["level3"]);
}

/** Cells of one row of a table are told together: `table 1, row 9, column 5; 6; 7`. */
function describePlaces(places: readonly Place[] | undefined): string {
  return (places ?? [])
    .map((place, i, all) => {
      const last = all[i - 1];
      const isSameRow = place.kind === "word" && last?.kind === "word" && place.table === last.table && place.row === last.row;
      return isSameRow ? String(place.column) : describePlace(place);
    })
    .join("; ");
}

/** `≥ 95 %`, `90 … 95 %`, `≤ 2023-06-30`, `及时` as `qualitative`. */
export function describeValue(value: Value | null): string | null {
  if (value === null) return null;
  const unit = value.unit === null ? "" : ` ${value.unit}`;
  switch (value.type) {
    case "quantity":
      return `${value.comparator ?? ""} ${value.number ?? ""}${unit}`.trim();
    case "range":
      return value.date === null
        ? `${value.number ?? ""} … ${value.number_high ?? ""}${unit}`
        : `${value.date} … ${value.date_high ?? ""}`;
    case "date":
      return `${value.comparator ?? ""} ${value.date ?? ""}`.trim();
    case "compound":
      return (value.parts ?? [])
        .map((part) => `${part.subject ?? ""}${describeValue({ ...part, parts: null }) ?? ""}`)
        .join("; ");
    case "qualitative":
      return "qualitative";
  }
}

function renderReport(report: ReportRecord, shape: RecordShape): string {
  const scores = renderTable(
    [
      { title: "code" },
      { title: "一级", max: 16 },
      { title: "二级", max: 16 },
      { title: "三级指标", max: 44 },
      { title: "满分", right: true },
      { title: "得分", right: true },
      { title: "flags" },
      { title: "place" },
    ],
    report.scores.map((row) => [
      row.code,
      row.level1,
      row.level2,
      row.level3,
      row.full_score,
      row.score,
      row.flags.join(" "),
      describePlaces(row.places),
    ]),
  );
  const parts = shape.lists.map(({ table }) => `${table} ${lengthOf(report, table)}`);
  const doubts = report.evidence.map((e) => `  ${doubt(e)}`);
  return [
    `${shape.label}  ${report.source_file}`,
    "",
    renderFields(report, shape),
    "",
    scores,
    "",
    `rows: ${parts.join(", ")}`,
    ...footer(report.flags, doubts),
  ].join("\n");
}

function lengthOf(record: object, list: string): number {
  const rows: unknown = Reflect.get(record, list);
  return Array.isArray(rows) ? rows.length : 0;
}

function footer(flags: readonly string[], doubts: readonly string[]): readonly string[] {
  return [
    ...(flags.length === 0 ? [] : ["", `flags of the whole record: ${flags.join(" ")}`]),
    ...(doubts.length === 0 ? [] : ["", "evidence:", ...doubts]),
  ];
}

function doubt({ flag, field, note }: Evidence): string {
  return `${flag}${field === null ? "" : ` (${field})`}: ${note}`;
}
