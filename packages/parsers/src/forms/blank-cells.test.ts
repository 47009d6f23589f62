/** Forms of which one cell is blank, or one row too many: nothing is lost or taken for another's without a word. */
import { type CanonicalRecord, DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";

/** A table's rows, their cells between bars; `^3` behind a text: over so many rows, `>2`: over so many columns. */
function table(...rows: readonly string[]): string {
  const cell = (text: string): string => {
    const [, words = "", down = "1", across = "1"] = /^([^^>]*)(?:\^(\d+))?(?:>(\d+))?$/.exec(text) ?? [];
    return `<td rowspan=${down} colspan=${across}>${words}`;
  };
  return `<table>${rows.map((row) => `<tr>${row.split("|").map(cell).join("")}`).join("")}</table>`;
}

async function read(title: string, ...parts: readonly string[]): Promise<readonly CanonicalRecord[]> {
  const bytes = new TextEncoder().encode(`<p>${title}</p>${parts.join("")}`);
  return (await extract({ name: "a.html", bytes, sha256: "0".repeat(64) })).records;
}
const told = ([record]: readonly CanonicalRecord[]) => record?.evidence.map(({ flag, field }) => `${flag} ${field ?? "-"}`) ?? [];
const rows = (records: readonly CanonicalRecord[]) =>
  records.flatMap((record) =>
    record.kind === "performance_evaluation_report"
      ? []
      : record.indicators.map(({ level2, level3, value_text, flags }) => [level2, level3, value_text, ...flags].join(" ")),
  );

const TITLE = "项目支出绩效目标表";
const HEADER = "一级指标|二级指标|三级指标|指标值";

describe("a blank level", () => {
  test("in a table that merges labels is another's, perhaps", async () => {
    const records = await read(
      TITLE,
      table("项目名称|塘坝清淤>3", HEADER, "产出指标^3|数量指标^2|清淤塘坝|6口", "清淤土方|≥300立方米", "|加固塘坝|8口"),
    );
    expect(rows(records)).toEqual([
      "数量指标 清淤塘坝 6口",
      "数量指标 清淤土方 ≥300立方米",
      "数量指标 加固塘坝 8口 level2_uncertain",
    ]);
  });

  test("in a table that merges none is what is left of a merged one", async () => {
    const records = await read(
      TITLE,
      table("项目名称|塘坝清淤>3", HEADER, "产出指标|数量指标|清淤塘坝|6口", "||清淤土方|≥300立方米"),
    );
    expect(rows(records)).toEqual(["数量指标 清淤塘坝 6口", "数量指标 清淤土方 ≥300立方米"]);
  });
});

describe("sums", () => {
  const scored = (last: string) =>
    read(
      "项目支出绩效自评表",
      table(
        "项目名称|塘坝清淤>5",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|得分",
        "产出指标|数量指标|清淤塘坝|6口|6口|50",
        last,
      ),
    );

  test("without their label are told", async () => expect(told(await scored(">5|50"))).toContain("row_incomplete indicators"));
  test("in full width are read", async () => expect(await scored("总分>5|５０")).toMatchObject([{ total_score: "50" }]));
  test("of a template say nothing", async () => expect(told(await scored(">5|0"))).not.toContain("row_incomplete indicators"));
});

describe("a money table", () => {
  const money = (...lines: readonly string[]) =>
    read(
      "项目支出绩效自评表",
      table(
        "项目名称|塘坝清淤>4",
        ...lines,
        "一级指标|二级指标|三级指标|年度指标值|实际完成值",
        "产出指标|数量指标|清淤塘坝|6口|6口",
      ),
    );

  test("whose header is blank in part is told", async () => {
    expect(told(await money("资金（万元）|年初预算数|全年预算数||执行率", "年度资金总额|20|20|18|90%"))).toContain(
      "field_unreadable execution",
    );
  });

  test("of which one line has no item goes on behind it", async () => {
    const records = await money(
      "资金（万元）|年初预算数|全年预算数|全年执行数|执行率",
      "年度资金总额|20|20|18|90%",
      "|15|15|13|—",
      "其他资金|5|5|5|—",
    );
    expect(records).toMatchObject([{ execution: [{ initial: "200000" }, { item: "其他资金", initial: "50000" }] }]);
    expect(told(records)).toContain("field_unreadable execution");
  });
});

describe("goals", () => {
  const goals = (...lines: readonly string[]) =>
    read(TITLE, table("项目名称|塘坝清淤>4", ...lines, "|一级指标|二级指标|三级指标|指标值", "|产出指标|数量指标|清淤塘坝|6口"));

  test("a line over their whole width is doubted", async () => {
    const lost = await goals("总体目标^2|项目总目标>2|年度目标>2", "三年清完。>2|清六口。>2", "以上数据由业务处室提供，供参考>5");
    expect(told(lost)).toEqual(expect.arrayContaining(["goal_column_lost overall_goal", "goal_column_lost annual_goal"]));
  });

  test("where one head is blank, both are in doubt", async () => {
    const lost = await goals("总体目标^2|>2|年度目标>2", "三年清完全部塘坝淤泥。>2|清六口。>2");
    expect(told(lost)).toEqual(expect.arrayContaining(["goal_column_lost overall_goal", "goal_column_lost annual_goal"]));
  });

  test("below their heads are certain", async () => {
    const records = await goals("总体目标^2|项目总目标>2|年度目标>2", "三年清完。>2|清六口。>2");
    expect(records).toMatchObject([{ overall_goal: "三年清完。", annual_goal: "清六口。", flags: ["region_unknown"] }]);
  });
});

test("the code before a unit's name may be torn", async () => {
  const records = await read(
    TITLE,
    table("项目名称|塘坝清淤>3", "实施单位|[61 0007]青岭县水利站>3", HEADER, "产出指标|数量指标|清淤塘坝|6口"),
  );
  expect(records).toMatchObject([{ unit_code: "610007", implementing_unit: "青岭县水利站" }]);
});

describe("rows behind a line that parts the table", () => {
  test("with sign, number and unit in cells of their own are told", async () => {
    const records = await read(
      TITLE,
      table("项目名称|塘坝清淤>3", "指标名称|指标性质|指标值|计量单位", "清淤塘坝|＝|6|口"),
      "<p>以上数据由业务处室提供，供参考</p>",
      table("清淤土方|≥|300|立方米", "群众满意度|≥|90|%"),
    );
    expect(rows(records).length === 3 || told(records).includes("table_damaged indicators")).toBe(true);
  });

  const LIST = "单位名称|项目名称|预算数|一级指标|二级指标|三级指标|指标值";

  test("of a list are the list's", async () => {
    const records = await read(
      "部门预算项目绩效目标申报表",
      "<p>金额单位：元</p>",
      table(LIST, "水利局|塘坝清淤|3,000.00|产出指标|数量指标|清淤塘坝|6口"),
      table("水利局|渡槽加固|8,000.00|产出指标|数量指标|加固渡槽|2座"),
    );
    expect(records.map((record) => record.project_name)).toEqual(["塘坝清淤", "渡槽加固"]);
  });

  test("of a list, a project without a name is its own", async () => {
    const records = await read(
      "部门预算项目绩效目标申报表",
      "<p>金额单位：元</p>",
      table(LIST, "水利局|塘坝清淤|3,000.00|产出指标|数量指标|清淤塘坝|6口", "水利局||8,000.00|产出指标|数量指标|加固渡槽|2座"),
    );
    expect(records).toMatchObject([
      { project_name: "塘坝清淤", indicators: [{ level3: "清淤塘坝" }] },
      { project_name: null, indicators: [{ level3: "加固渡槽" }] },
    ]);
    expect(told(records.slice(1))).toContain("project_name_missing project_name");
  });
});

test.each([
  ["that names its project on the right", "申报单位|水利局|项目（专项）名称|塘坝清淤"],
  ["of a department", "部门名称|水利局>3"],
])("a form %s, without its header, is told as unread", async (_, line) => {
  const form = read("项目绩效目标表", table(line, "主管部门|水利局>3", "产出指标|数量指标|清淤塘坝|6口"));
  await expect(form).rejects.toThrow(DocumentError);
});
