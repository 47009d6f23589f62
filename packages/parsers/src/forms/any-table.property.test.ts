/**
 * Nothing is read by resemblance: a clean table whose columns are moved, renamed, split, doubled or taken away is read exactly, or
 * every row that is not says so, or the table is refused.
 */
import type { FormRecord, SelfEvaluationRecord } from "@jixiao/contract";
import { normalizeValue } from "@jixiao/normalize";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";

interface Column {
  readonly header: string;
  readonly cells: readonly string[];
}

const GROUPS = [
  ["产出指标", "数量指标"],
  ["产出指标", "质量指标"],
  ["产出指标", "时效指标"],
  ["效益指标", "社会效益指标"],
  ["满意度指标", "服务对象满意度指标"],
] as const;
const NAMES = ["巡查河段次数", "护栏修补长度", "抽检合格率", "工单办结时限", "沿线居民受益户数", "来访群众满意度"];
const VALUES = [
  ["≥", "95", "%"],
  ["=", "12", "次"],
  ["≤", "3", "天"],
  ["≥", "1.5", "万户"],
  ["≥", "240", "米"],
] as const;

const row = fc.record({
  group: fc.constantFrom(...GROUPS),
  name: fc.constantFrom(...NAMES),
  value: fc.constantFrom(...VALUES),
  weight: fc.integer({ min: 1, max: 30 }),
});
/** Rows in the order of their groups, names distinct. */
const rows = fc
  .uniqueArray(row, { minLength: 2, maxLength: 6, selector: ({ name }) => name })
  .map((list) => list.toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group)));
type Row = typeof rows extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

const change = fc.constantFrom("none", "permute", "rename", "split", "double", "remove", "weights", "blank header");

function columnsOf(list: readonly Row[], kind: string): Column[] {
  const value = { header: "指标值", cells: list.map((one) => one.value.join("")) };
  const split = ["指标性质", "指标值", "度量单位"].map((header, i) => ({ header, cells: list.map((one) => one.value[i] ?? "") }));
  return [
    { header: "一级指标", cells: list.map((one) => one.group[0]) },
    { header: "二级指标", cells: list.map((one) => one.group[1]) },
    { header: "三级指标", cells: list.map((one) => one.name) },
    ...(kind === "split" ? split : [value]),
    ...(kind === "weights" ? [{ header: "分值", cells: list.map((one) => String(one.weight)) }] : []),
  ];
}

function changed(columns: readonly Column[], kind: string, at: number, order: readonly number[]): readonly Column[] {
  const i = at % columns.length;
  const here = columns[i] as Column;
  switch (kind) {
    case "permute":
      return columns.toSorted((a, b) => (order[columns.indexOf(a)] ?? 0) - (order[columns.indexOf(b)] ?? 0));
    case "rename":
      return columns.with(i, { ...here, header: "鱼鳞纹样" });
    case "blank header":
      return columns.with(i, { ...here, header: "" });
    case "double":
      return columns.toSpliced(at % (columns.length + 1), 0, {
        ...here,
        cells: here.cells.map((_, n) => here.cells[n + 1] ?? "其他"),
      });
    case "remove":
      return columns.toSpliced(i, 1);
    default:
      return columns;
  }
}

/** Heads of a form that no layout claims, and of two that one does: there an unknown column dooms no whole form. */
const HEADS = {
  generic: ["项目支出绩效目标表", ["项目名称", "河道养护", "主管部门", "水务局"]],
  tianjin: ["3.河道养护绩效目标表", ["项目名称", "河道养护", "预算数", "3.00"]],
  central: ["项目支出绩效目标表", ["项目名称", "河道养护", "主管部门及代码", "[101]水务局"]],
  hubei: ["绩效目标表", ["项目名称", "河道养护", "项目执行单位", "水务站"]],
} as const;
type Head = keyof typeof HEADS;

function page(columns: readonly Column[], count: number, layout: Head = "generic"): string {
  const [title, cells0] = HEADS[layout];
  const line = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  const head = `<table>${line(cells0)}</table>`;
  const body = Array.from({ length: count }, (_, n) => line(columns.map(({ cells }) => cells[n] ?? "")));
  return `<html><body><p>${title}</p>${head}<table>${line(columns.map(({ header }) => header))}${body.join("")}</table></body></html>`;
}

function dump(columns: readonly Column[], count: number, layout: Head = "generic"): string {
  const [title, head] = HEADS[layout];
  const body = Array.from({ length: count }, (_, n) => columns.map(({ cells }) => cells[n] ?? "").join("\t"));
  return `${title}\n\n${head.join("\t")}\n\n${columns.map(({ header }) => header).join("\t")}\n${body.join("\n")}\n`;
}

async function read(text: string): Promise<readonly (FormRecord | SelfEvaluationRecord)[]> {
  const source = { name: "a", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) };
  try {
    const { records } = await extract(source);
    return records.filter((record) => record.kind !== "performance_evaluation_report");
  } catch {
    return []; // refused aloud
  }
}

/** Rows that are wrong and say nothing. */
function silent(form: FormRecord | SelfEvaluationRecord, list: readonly Row[]): readonly string[] {
  if (form.indicators.length !== list.length) return [`${form.indicators.length} rows of ${list.length}`];
  return form.indicators.flatMap((got, i) => {
    const want = list[i] as Row;
    const number = normalizeValue(want.value.join("")).number;
    const right =
      got.level1 === want.group[0] && got.level2 === want.group[1] && got.level3 === want.name && got.value?.number === number;
    return right || got.flags.length > 0 || form.flags.includes("layout_generic")
      ? []
      : [`${got.level1} ${got.level2} ${got.level3} ${got.value_text}, want ${JSON.stringify(want)}`];
  });
}

const layouts = fc.constantFrom<Head>("generic", "tianjin", "central", "hubei");

test.each([
  ["a page", page],
  ["a dump", dump],
])("%s is exact, flagged or refused", async (_, print) => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        list: rows,
        kind: change,
        at: fc.nat(20),
        order: fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }),
        layout: layouts,
      }),
      async ({ list, kind, at, order, layout }) => {
        const columns = changed(columnsOf(list, kind), kind, at, order);
        const text = print(columns, list.length, layout);
        for (const form of await read(text)) expect(silent(form, list), `${kind} ${text}`).toEqual([]);
      },
    ),
    { numRuns: 250 },
  );
});

test("a clean page is read exactly, its split columns and weights too", async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom("none", "permute", "split", "weights"),
      fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }),
      async (list, kind, order) => {
        const [form] = await read(page(changed(columnsOf(list, kind), kind, 0, order), list.length));
        expect(form?.indicators.map(({ flags }) => flags)).toEqual(list.map(() => []));
        expect(form?.indicators.map(({ level1, level2, level3, value_text }) => [level1, level2, level3, value_text])).toEqual(
          list.map((one) => [...one.group, one.name, one.value.join("")]),
        );
        const weights = list.map(({ weight }) => (kind === "weights" ? String(weight) : null));
        expect(form?.indicators.map(({ weight }) => weight)).toEqual(weights);
      },
    ),
    { numRuns: 60 },
  );
});
