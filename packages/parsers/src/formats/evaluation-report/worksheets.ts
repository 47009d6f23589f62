import type { Flag, Worksheet } from "@jixiao/contract";
import { cleanLabel, cleanProse, cleanText, parseDecimal } from "@jixiao/normalize";
import { onlyText, type FlatRow } from "../../flat-rows.ts";

/** `A11“与战略目标适应性”评价底稿`, with any quotation marks or none. */
const HEADING = /^(?<code>[A-Za-z0-9.-]*?)\s*[“"「《]?(?<name>[^“”"「」《》]+)[”"」》]?\s*(?:指标)?评价(?:工作)?底稿$/u;

type Field = "explanation" | "weight" | "benchmark" | "benchmark_basis" | "scoring_rule" | "data_source" | "rationale" | "score";

/** Labels of a worksheet; longer ones first, because 指标标杆值 begins 指标标杆值依据. */
const labels: readonly (readonly [label: string, field: Field])[] = [
  ["指标评分计算过程及依据", "rationale"],
  ["指标标杆值依据", "benchmark_basis"],
  ["指标评分细则", "scoring_rule"],
  ["指标标杆值", "benchmark"],
  ["指标解释", "explanation"],
  ["指标权重", "weight"],
  ["数据来源", "data_source"],
  ["指标得分", "score"],
];

/** Labels of a group of cells; their own text says nothing. */
const GROUP_LABEL = /^(?:评价标准|评价结果)$/;

export function readWorksheets(rows: readonly FlatRow[]): readonly Worksheet[] {
  const starts = rows.flatMap((row, i) => {
    const text = onlyText(row);
    const match = text === null ? null : HEADING.exec((cleanText(text) ?? "").trim());
    return match === null
      ? []
      : [{ i, row, code: match.groups?.["code"] || null, name: cleanLabel(match.groups?.["name"] ?? "") }];
  });
  return starts.flatMap(({ i, row, code, name }, k) => {
    const body = rows.slice(i + 1, starts[k + 1]?.i ?? rows.length);
    const sheet = readSheet(body);
    return sheet === null ? [] : [{ ...sheet, code, name, places: row.cells.flatMap((cell) => cell.places) }];
  });
}

function readSheet(rows: readonly FlatRow[]): Omit<Worksheet, "code" | "name" | "places"> | null {
  const fields = new Map<Field, string>();
  let started = false;
  let open: Field | null = null;
  for (const row of rows) {
    if (row.table === null) {
      if (started) break; // 日期：… ends the sheet
      continue;
    }
    for (const cell of row.cells) {
      const label = labelOf(cell.text);
      if (label !== null) {
        started = true;
        open = label.field;
        if (label.rest !== "") fields.set(open, label.rest);
      } else if (GROUP_LABEL.test((cleanLabel(cell.text) ?? "").replace(/[:：]$/, ""))) open = null;
      else if (open !== null) fields.set(open, [fields.get(open), cell.text].filter((text) => text !== undefined).join("\n"));
    }
  }
  if (!started) return null;
  const text = (field: Field) => cleanLabel(fields.get(field) ?? "");
  const number = (field: Field) => parseDecimal((text(field) ?? "").replace(/分$/, ""));
  const flags: Flag[] = fields.has("score") && number("score") === null ? ["field_unreadable"] : [];
  return {
    explanation: text("explanation"),
    weight: number("weight"),
    benchmark: text("benchmark"),
    benchmark_basis: text("benchmark_basis"),
    scoring_rule: cleanProse(fields.get("scoring_rule") ?? ""),
    data_source: text("data_source"),
    rationale: cleanProse(fields.get("rationale") ?? ""),
    score: number("score"),
    flags,
  };
}

/** `指标标杆值：适应` holds label and text; `指标解释` alone has its text in the next cell. */
function labelOf(text: string): { field: Field; rest: string } | null {
  const clean = (cleanProse(text) ?? "").replace(/^\s+/, "");
  for (const [label, field] of labels) {
    if (!clean.startsWith(label)) continue;
    const rest = clean.slice(label.length);
    if (rest === "" || /^[:：]/.test(rest)) return { field, rest: rest.replace(/^[:：]\s*/, "") };
  }
  return null;
}
