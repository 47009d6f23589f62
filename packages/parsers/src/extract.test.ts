import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "./extract.ts";
import type { Layout } from "./forms/layout.ts";
import { commonColumns } from "./vocabulary/columns.ts";

const sourceOf = (text: string) => ({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) });

/** A province that does not exist, with words that no other layout knows. */
const atlantis: Layout = {
  kind: "form",
  id: "atlantis-objective",
  title: "海心省绩效承诺书",
  heading: /^.*绩效承诺书$/,
  titleEndings: ["绩效承诺书"],
  region: "海心省",
  labels: { 工程名称: "project_name", 承办单位: "implementing_unit", 本年经费: "budget.annual_total", 承诺: "annual_goal" },
  headed: [],
  below: {},
  columns: { ...commonColumns, 大类: "level1", 小类: "level2", 承诺事项: "level3", 承诺数: "value" },
  unitLine: false,
};

const CELLS = [
  ["工程名称", "灯塔修缮"],
  ["承办单位", "海务所"],
  ["本年经费", "12.50"],
  ["承诺", "两座灯塔恢复使用"],
  ["大类", "小类", "承诺事项", "承诺数"],
  ["产出指标", "数量指标", "灯塔数", "2座"],
  ["", "质量指标", "合格率", "≥98%"],
];
const dump = `单位：万元\n${CELLS.map((row) => row.join("\t")).join("\n")}\n`;

describe("a layout handed in as data", () => {
  test("reads its form: title, labels and columns are all its own", async () => {
    const { records, account } = await extract(sourceOf(`甲绩效承诺书\n\n${dump}`), { formats: [atlantis] });
    expect(account.unread_forms).toEqual([]);
    expect(records).toMatchObject([
      {
        project_name: "灯塔修缮",
        implementing_unit: "海务所",
        annual_goal: "两座灯塔恢复使用",
        region: "海心省",
        budget: { annual_total: "125000" },
        provenance: { format: "atlantis-objective", places: { title: [{ kind: "text", lines: [1, 1] }] } },
        indicators: [
          { level1: "产出指标", level2: "数量指标", level3: "灯塔数", value: { number: "2", unit: "座" } },
          { level1: "产出指标", level2: "质量指标", level3: "合格率", value: { comparator: ">=", number: "98" } },
        ],
      },
    ]);
  });

  test("its words keep titles apart where a dump left no line between", async () => {
    const text = `甲绩效承诺书\n${dump}乙绩效承诺书\n${dump}`;
    const { records } = await extract(sourceOf(text), { formats: [atlantis] });
    expect(records.map(({ provenance }) => provenance.places["title"])).toEqual([
      [{ kind: "text", lines: [1, 1] }],
      [{ kind: "text", lines: [10, 10] }],
    ]);
  });

  test("without it nothing is read, and nothing is guessed", async () => {
    expect((await extract(sourceOf(`甲绩效承诺书\n\n${dump}`))).records).toEqual([]);
  });
});

describe("forms that no layout reads", () => {
  const SELF =
    "项目支出绩效自评表\n\n单位名称\t甲局\n\n项目名称\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\n桥梁养护\t产出指标\t数量指标\t桥梁数\t6座\t6座\n";
  const OWN = "甲绩效目标表\n\n项目名称\t甲\n\n\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t检查次数\t≥3次\n";

  test("a document of nothing else is a failure that says so", async () => {
    const failure = await extract(sourceOf(SELF)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DocumentError);
    expect((failure as DocumentError).failure).toEqual({
      code: "forms_unread",
      file: "a.txt",
      forms: [{ printed: "项目支出绩效自评表", place: "line 1", reason: "unknown_layout" }],
    });
    expect((failure as DocumentError).message).toBe(
      "a.txt: a form stands in it and was not read: 项目支出绩效自评表 (line 1): no layout reads it (有表未读).",
    );
  });

  test("beside records they stand in the document's account", async () => {
    const { records, account } = await extract(sourceOf(`${OWN}\n\n${SELF}`));
    expect(records).toHaveLength(1);
    expect(account.unread_forms).toMatchObject([{ printed: "项目支出绩效自评表", reason: "unknown_layout" }]);
  });

  test("a document without forms is neither", async () => {
    const { records, account } = await extract(sourceOf("各单位应当填报绩效目标表。\n"));
    expect({ records, unread: account.unread_forms }).toEqual({ records: [], unread: [] });
  });
});

test("bytes that are no characters are told, also where nothing was found", async () => {
  const bytes = Uint8Array.from([
    ...new TextEncoder().encode(`<html><body><p>${"绩效".repeat(300)}</p>`),
    0xff,
    0xfe,
    ...new TextEncoder().encode("</body></html>"),
  ]);
  const { records, account } = await extract({ name: "a.html", bytes, sha256: "0".repeat(64) });
  expect(records).toEqual([]);
  expect(account.damaged_parts).toMatchObject([{ page: null, part: "text" }]);
});
