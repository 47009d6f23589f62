import { expect, test } from "vitest";
import { extract } from "../../extract.ts";

const TEXT = `                 财政项目支出绩效目标申报表
                          (2025 年度)
项目名称        泵站维护            项目性质      经常性项目      项目类别      特定目标类

主管部门      上海市水务局           实施单位           上海市防汛中心

         一级指标          二级指标           三级指标               年度(/项目)指标值

                     数量指标           维护泵站数                =12.00(座)

         产出指标        质量指标           设备完好率               ≥98.00(%)

                     时效指标       接到报修后到达现           ≤2.00(小时)
                                         场时间

         满意度指标     服务对象满意度指标   周边居民满意度             ≥90.00(%)

                                 — 1 —
`;

test("a form set in columns of spaces is read by its alignment, in doubt", async () => {
  const { records } = await extract({ name: "layout.txt", bytes: new TextEncoder().encode(TEXT), sha256: "0".repeat(64) });
  expect(records).toMatchObject([
    {
      project_name: "泵站维护",
      department: "上海市水务局",
      fiscal_year: 2025,
      flags: expect.arrayContaining(["table_damaged"]),
      indicators: [
        { level1: "产出指标", level2: "数量指标", level3: "维护泵站数", value_text: "=12.00(座)" },
        { level1: "产出指标", level2: "质量指标", level3: "设备完好率" },
        { level1: "产出指标", level2: "时效指标", level3: "接到报修后到达现场时间", value_text: "≤2.00(小时)" },
        { level1: "满意度指标", level2: "服务对象满意度指标", level3: "周边居民满意度" },
      ],
    },
  ]);
});

test("a row whose parts stand on lines of their own is put together", async () => {
  const apart = TEXT.replace(
    "现           ≤2.00(小时)\n",
    "现\n                                                       ≤2.00(小时)\n",
  );
  const { records } = await extract({ name: "layout.txt", bytes: new TextEncoder().encode(apart), sha256: "0".repeat(64) });
  const rows = records.flatMap((record) => (record.kind === "performance_objective_form" ? record.indicators : []));
  expect(rows.filter(({ flags }) => flags.length === 0).map(({ level3 }) => level3)).toEqual([
    "维护泵站数",
    "设备完好率",
    "接到报修后到达现场时间",
    "周边居民满意度",
  ]);
  expect(rows[2]?.value_text).toBe("≤2.00(小时)");
});

test("prose that speaks of 一级指标 is no form", async () => {
  const prose = "评价指标体系分为一级指标、二级指标、三级指标。\n\n项目名称  和  单位  见附件。\n";
  const { records } = await extract({ name: "prose.txt", bytes: new TextEncoder().encode(prose), sha256: "0".repeat(64) });
  expect(records).toEqual([]);
});
