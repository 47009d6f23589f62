/** A field whose label was not found is said to be in doubt where a text that may be its own stands beside no label, or one that nobody knows. */
import type { FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";

async function read(head: readonly string[], title = "项目支出绩效目标表"): Promise<FormRecord> {
  const row = (cells: string) =>
    `<tr>${cells
      .split("|")
      .map((cell) => `<td>${cell}</td>`)
      .join("")}</tr>`;
  const rows = ["一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|新修渠道|3公里"];
  const page = `<p>${title}</p><p>（2024年度）</p><table>${[...head, ...rows].map(row).join("")}</table>`;
  const source = { name: "a.html", bytes: new TextEncoder().encode(`<html><body>${page}</body></html>`), sha256: "0".repeat(64) };
  return (await extract(source)).records[0] as FormRecord;
}

const NAME = "项目名称|灌渠延伸";
const doubted = ({ evidence }: FormRecord): readonly (string | null)[] =>
  evidence.flatMap(({ flag, field }) => (flag === "label_unknown" ? [field] : []));

describe("a label that nobody knows", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["an amount", ["项目资金（万元）|年度资金总额|90", "渠系经费|60"], ["extra", "budget.annual_fiscal", "budget.annual_other"]],
    ["a unit's name", [`${NAME}|承办机构|灌区管理所`], ["extra", "department", "implementing_unit"]],
    ["a goal", ["到年底要做成的事|建成三公里灌渠并通水。"], ["extra", "annual_goal", "overall_goal"]],
    ["a date", ["开工于|2024-03-01"], ["extra", "start_date"]],
    ["an amount without a unit", ["渠系经费|60"], ["currency_unit"]],
  ])("hides %s", async (_, more, fields) =>
    expect(doubted(await read([NAME, ...more]))).toEqual(expect.arrayContaining([...fields])),
  );

  test.each<[string, readonly string[], string]>([
    ["an amount hides no name", ["渠系经费|60"], "implementing_unit"],
    ["a name hides no amount", ["承办机构|灌区管理所"], "budget.annual_total"],
    ["a name hides no goal", ["承办机构|灌区所"], "annual_goal"],
    ["nothing hides what was found", ["主管部门|水利局", "承办机构|灌区管理所"], "department"],
    ["targets have no score", ["得数|95"], "total_score"],
  ])("%s", async (_, more, field) => expect(doubted(await read([NAME, ...more]))).not.toContain(field));

  test("known labels hide nothing", async () =>
    expect(doubted(await read([`${NAME}|主管部门|水利局`, "项目负责人|周某|联系电话|0991-0000000"]))).toEqual([]));
});

describe("a blank label", () => {
  test("its text is kept, and what it may be is said", async () => {
    const form = await read([`${NAME}|主管部门|水利局`, "|灌区管理所"]);
    expect([form.department, form.implementing_unit]).toEqual(["水利局", null]);
    expect(form.extra).toEqual([{ label: "(无栏目名称)", text: "灌区管理所" }]);
    expect(doubted(form)).toContain("implementing_unit");
  });

  test("behind a known label without a text an unknown label is not its text", async () => {
    const form = await read([NAME, "主管部门||承办机构|灌区管理所"]);
    expect(form.department).toBeNull();
    expect(doubted(form)).toContain("department");
  });

  test("parts of a total that is not known are of neither", async () => {
    const { budget, evidence } = await read([
      NAME,
      "项目资金（万元）|全程资金|900|年度资金总额|300",
      "|其中：财政拨款|800|其中：财政拨款|200",
    ]);
    expect([budget.annual_total, budget.project_fiscal]).toEqual(["3000000", null]);
    expect(evidence.map(({ field }) => field)).toContain("budget.project_fiscal");
  });
});

test("two labels of one field with two texts doubt it", async () => {
  const form = await read([NAME, "实施单位|灌区管理所", "项目单位|水利服务站"]);
  expect([form.implementing_unit, doubted(form)]).toEqual(["灌区管理所", expect.arrayContaining(["implementing_unit"])]);
});

test("a kind that is printed as a label elsewhere is the kind", async () => {
  const { extra } = await read([`${NAME}|资金类型|一般公共预算`]);
  expect(extra).toEqual([{ label: "资金类型", text: "一般公共预算" }]);
});
