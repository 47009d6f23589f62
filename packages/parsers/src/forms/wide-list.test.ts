/** Lists over projects whose levels are groups of columns: one record a project, its indicators one below the other. */
import { DocumentError, type FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";

const TOP = "单位名称^2|项目名称^2|项目金额^2|产出指标>2|效益指标>2";
const SECOND = "三级指标|指标值|三级指标|指标值";

/** Cells as `text>columns^rows`. */
async function read(rows: readonly string[]): Promise<readonly FormRecord[]> {
  const cell = (printed: string) => {
    const [, text = "", columns = "1", down = "1"] = /^(.*?)(?:>(\d))?(?:\^(\d))?$/.exec(printed) ?? [];
    return `<td colspan=${columns} rowspan=${down}>${text}</td>`;
  };
  const table = rows.map((row) => `<tr>${row.split("|").map(cell).join("")}</tr>`).join("");
  const page = `<html><body><p>项目绩效目标表</p><p>（2024年度）</p><p>单位：万元</p><table>${table}</table></body></html>`;
  const source = { name: "a.html", bytes: new TextEncoder().encode(page), sha256: "0".repeat(64) };
  return (await extract(source)).records as readonly FormRecord[];
}
const told = ({ project_name, implementing_unit, budget, indicators }: FormRecord) => [
  project_name,
  implementing_unit,
  budget.annual_total,
  ...indicators.map(({ level1, level3, value_text }) => `${level1} ${level3} ${value_text}`),
];

test("each project is a record; a group's blank cells are no indicator", async () => {
  const rows = ["文管所|拓印|12|张数|≥60张|参观人次|≥3000人次", "||| 及时率|100%||", "文管所|碑廊|30|间数|8间|事故|0次"];
  expect((await read([TOP, SECOND, ...rows])).map(told)).toEqual([
    ["拓印", "文管所", "120000", "产出指标 张数 ≥60张", "产出指标 及时率 100%", "效益指标 参观人次 ≥3000人次"],
    ["碑廊", "文管所", "300000", "产出指标 间数 8间", "效益指标 事故 0次"],
  ]);
});

test("the places are those of the list", async () => {
  const [form] = await read([TOP, SECOND, "文管所|拓印|12|张数|≥60张|参观人次|≥3000人次"]);
  const { places } = form?.indicators[1] ?? {};
  expect([places?.["level1"]?.length, places?.["level3"], places?.["value_raw"]].every(Boolean)).toBe(true);
});

test("a value over two names belongs to neither alone", async () => {
  const [form] = await read([TOP, SECOND, "文管所|拓印|12|张数|≥60张^2|参观人次|≥3000人次", "|||页数||"]);
  expect(form?.indicators.map(({ flags }) => flags.filter((flag) => flag !== "level2_missing"))).toEqual([
    ["cell_shared"],
    ["value_missing"],
    [],
  ]);
});

describe("what does not say whose it is, or what it is, is told and not read", () => {
  test.each([
    ["an indicator above the first project", [TOP, SECOND, "||| 张数|≥60张||", "文管所|拓印|12|张数|≥60张||"]],
    [
      "a level over three columns",
      [TOP.replace("效益指标>2", "效益指标>3"), `${SECOND}|备注`, "文管所|拓印|12|张数|≥60张|人次|≥3000人次|甲"],
    ],
    ["values before names", [TOP, "指标值|三级指标|三级指标|指标值", "文管所|拓印|12|≥60张|张数|人次|≥3000人次"]],
  ])("%s", async (_, rows) => {
    const failure = await read(rows).catch((error: unknown) => (error instanceof DocumentError ? error.failure.code : error));
    expect(failure).toBe("forms_unread");
  });
});
