import type { Worksheet } from "@jixiao/contract";
import { cleanLabel, cleanProse, cleanText, parseDecimal } from "@jixiao/normalize";
import { doubt, marked, quote, type Doubt } from "../../doubts.ts";
import { onlyText, type FlatRow } from "../../flat-rows.ts";
import { bare, readerDoubts } from "./columns.ts";
import { isFurniture } from "./prose.ts";
import type { Explained } from "./row-evidence.ts";

/** `A11“与战略目标适应性”评价底稿`, with any quotation marks or none. */
const HEADING =
  /^(?<code>[A-Za-z]\d+(?:[.-]\d+)*|\d+(?:[.-]\d+)+)?\s*[“"「《]?(?<name>[^“”"「」《》]+?)[”"」》]?\s*(?:指标)?(?:绩效)?(?:评价|评分)?(?:工作)?底稿$/u;
/** 附件1 绩效评价工作底稿 heads all of them, none in particular. */
const HEADS_ALL = /^(?:附[件表录]|[一二三四五六七八九十\d]+[、.:：])|^(?:项目)?(?:绩效|评价|工作|指标)*$/;

type Field = "explanation" | "weight" | "benchmark" | "benchmark_basis" | "scoring_rule" | "data_source" | "rationale" | "score";
type Label = Field | "code" | "name";

/** Labels of a worksheet. A label counts only where a colon or nothing follows it, so 指标标杆值 does not catch 指标标杆值依据. */
const labels: readonly (readonly [label: RegExp, field: Label])[] = [
  [/^指标评分计算过程及依据/, "rationale"],
  [/^(?:指标)?(?:评分|计算|得分)(?:计算)?(?:过程|依据)(?:[及和与](?:依据|过程|结果))?/, "rationale"],
  [/^(?:指标)?标杆值(?:依据|来源)/, "benchmark_basis"],
  [/^(?:指标)?(?:评分|计分)(?:细则|标准|规则|方法)/, "scoring_rule"],
  [/^(?:指标)?标杆值/, "benchmark"],
  [/^指标(?:解释|说明|定义|含义)/, "explanation"],
  [/^(?:指标)?(?:权重|分值)/, "weight"],
  [/^(?:指标)?数据来源/, "data_source"],
  [/^(?:指标)?(?:评价)?得分/, "score"],
  [/^指标(?:编号|编码|代码)/, "code"],
  [/^指标名称/, "name"],
];

/** Labels of a group of cells; their own text says nothing. */
const GROUP_LABEL = /^(?:评价标准|评价结果|评价依据)[:：]?$/;
const END = /^(?:日期|填表日期|评价人|评价组|复核人?|编制人?|审核人?)[:：]/;

interface Start {
  readonly at: number;
  readonly row: FlatRow;
  readonly code: string | null;
  readonly name: string | null;
}

export function readWorksheets(rows: readonly FlatRow[]): readonly Explained<Worksheet>[] {
  const starts = rows.flatMap((row, at): readonly Start[] => {
    const match = HEADING.exec((cleanText(onlyText(row)?.replaceAll("*", "") ?? "") ?? "").trim())?.groups;
    const name = match === undefined ? null : cleanLabel(match["name"] ?? "");
    if (name === null || HEADS_ALL.test(name)) return [];
    return [{ at, row, code: match?.["code"] ?? null, name }];
  });
  return starts.flatMap((start, k) => readSheet(start, rows.slice(start.at + 1, starts[k + 1]?.at ?? rows.length)) ?? []);
}

function readSheet({ row, code, name }: Start, rows: readonly FlatRow[]): Explained<Worksheet> | null {
  const { fields, cut, doubts } = fieldsIn(rows);
  if (fields.size === 0) return null;
  const text = (field: Label) => cleanLabel(fields.get(field) ?? "");
  const number = (field: Field) => parseDecimal((text(field) ?? "").replace(/[分%]$/, ""));
  const unreadable = (["weight", "score"] as const).filter((field) => text(field) !== null && number(field) === null);
  const own: Doubt[] = unreadable.map((field) => doubt("field_unreadable", field, `${quote(text(field) ?? "")} is no number`));
  if (text("score") === null) own.push(doubt("row_incomplete", null, "the worksheet prints no score"));
  if (cut !== null) own.push(doubt("joined_over_pages", cut.field, `goes on outside its table with ${quote(cut.text)}`));
  return {
    code: code ?? text("code"),
    name: name ?? text("name"),
    explanation: text("explanation"),
    weight: number("weight"),
    benchmark: text("benchmark"),
    benchmark_basis: text("benchmark_basis"),
    scoring_rule: cleanProse(fields.get("scoring_rule") ?? ""),
    data_source: text("data_source"),
    rationale: cleanProse(fields.get("rationale") ?? ""),
    score: number("score"),
    ...marked([...doubts, ...own]),
    places: row.cells.flatMap(({ places }) => places),
  };
}

/**
 * Label → text, to the line that ends the sheet. A paragraph between two of its rows belongs to the cell that a page
 * break cut; one behind the last label belongs to nothing.
 */
function fieldsIn(rows: readonly FlatRow[]): {
  readonly fields: ReadonlyMap<Label, string>;
  /** The first text that a page break left outside the table, and the field that it goes on with. */
  readonly cut: { readonly field: Label; readonly text: string } | null;
  readonly doubts: readonly Doubt[];
} {
  const end = rows.findIndex((row) => row.table === null && END.test(bareText(row)));
  const sheet = end < 0 ? rows : rows.slice(0, end);
  const last = lastLabel(sheet);
  const fields = new Map<Label, string>();
  let open: Label | null = null;
  let cut: { field: Label; text: string } | null = null;
  for (const row of sheet.slice(0, last + 1)) {
    if (row.table === null && (open === null || isFurniture(bareText(row)))) continue;
    if (row.table === null && open !== null) cut ??= { field: open, text: onlyText(row) ?? "" };
    for (const text of row.cells.flatMap((cell) => linesWithLabels(cell.text))) {
      const label = row.table === null ? null : labelOf(text);
      if (label !== null) {
        open = label.field;
        if (label.rest !== "") fields.set(open, label.rest);
      } else if (GROUP_LABEL.test(cleanLabel(text) ?? "")) open = null;
      else if (open !== null) fields.set(open, [fields.get(open), text].filter((part) => part !== undefined).join("\n"));
    }
  }
  return { fields, cut, doubts: sheet.slice(0, last + 1).flatMap(readerDoubts) };
}

/** A dump that lost the tab before a label has run it into the cell above; only labels that no text begins with are cut off. */
const OWN_LINE = /\n(?=[\s\u3000]*指标(?:标杆值(?:依据)?|评分细则|评分计算过程及依据|得分)[:：])/;

function linesWithLabels(text: string): readonly string[] {
  return text.split(OWN_LINE);
}

/** The last row that belongs to the sheet: each label comes once, so one that comes again is another table's. */
function lastLabel(rows: readonly FlatRow[]): number {
  const seen = new Set<Label>();
  let last = -1;
  for (const [i, row] of rows.entries()) {
    if (row.table === null) continue;
    const own = row.cells.flatMap(({ text }) => linesWithLabels(text).flatMap((line) => labelOf(line)?.field ?? []));
    if (own.some((field) => seen.has(field))) break;
    for (const field of own) seen.add(field);
    if (own.length > 0 || last === i - 1) last = i;
  }
  return last;
}

function bareText(row: FlatRow): string {
  return row.cells.map(bare).join("");
}

/** `指标标杆值：适应` holds label and text; `指标解释` alone has its text in the next cell. */
function labelOf(text: string): { field: Label; rest: string } | null {
  const clean = (cleanProse(text) ?? "").replaceAll("**", "").trim();
  for (const [label, field] of labels) {
    const match = label.exec(clean);
    if (match === null) continue;
    const rest = clean.slice(match[0].length);
    if (rest === "" || /^[:：]/.test(rest)) return { field, rest: rest.replace(/^[:：]\s*/, "") };
  }
  return null;
}
