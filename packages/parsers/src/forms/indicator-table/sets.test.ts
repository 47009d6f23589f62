/** Two tables of indicators in one form, one below the other: for the whole period and for the year. */
import type { FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";

const HEAD = "项目名称>2|坡地改造>3";
const HEADER = "一级指标|二级指标|三级指标|指标值";
const LONG = ["产出指标|数量指标|改造面积|60公顷", "效益指标|社会效益指标|受益户数|≥500户"];
const YEAR = ["产出指标|数量指标|改造面积|12公顷", "效益指标|社会效益指标|受益户数|≥120户"];

async function read(rows: readonly string[], name = "a.html"): Promise<FormRecord> {
  const cell = (printed: string) => {
    const [, text = "", columns = "1", down = "1"] = /^(.*?)(?:>(\d))?(?:\^(\d))?$/.exec(printed) ?? [];
    return `<td colspan=${columns} rowspan=${down}>${text}</td>`;
  };
  const table = rows.map((row) => `<tr>${row.split("|").map(cell).join("")}</tr>`).join("");
  const page = `<html><body><p>项目支出绩效目标表</p><p>（2024年度）</p><table>${table}</table></body></html>`;
  const dump = `项目支出绩效目标表\n（2024年度）\n\n${rows.map((row) => row.replaceAll(/[>^]\d/g, "").replaceAll("|", "\t")).join("\n")}\n`;
  const bytes = new TextEncoder().encode(name.endsWith("txt") ? dump : page);
  return (await extract({ name, bytes, sha256: "0".repeat(64) })).records[0] as FormRecord;
}
const times = ({ indicators }: FormRecord) =>
  indicators.map(({ value_text, horizon, flags }) => `${value_text} ${horizon} ${flags.join()}`);
const BOTH = ["60公顷 overall ", "≥500户 overall ", "12公顷 annual ", "≥120户 annual "];

describe("the time is that of the label beside the header, or of the heading above", () => {
  const beside = (label: string, rows: readonly string[]) => [`${label}^3|${HEADER}`, ...rows];
  test.each<[string, readonly string[]]>([
    ["beside", [HEAD, ...beside("长期绩效指标", LONG), ...beside("年度绩效指标", YEAR)]],
    ["beside, otherwise named", [HEAD, ...beside("实施期指标", LONG), ...beside("2024年度绩效目标", YEAR)]],
    ["above", ["项目名称|坡地改造>3", "长期绩效目标表>4", HEADER, ...LONG, "年度绩效目标表>4", HEADER, ...YEAR]],
  ])("%s", async (_, rows) => expect(times(await read(rows))).toEqual(BOTH));

  test("in a dump", async () => {
    const rows = [
      "项目名称|坡地改造",
      `长期绩效指标|${HEADER}`,
      ...LONG.map((row) => `|${row}`),
      `年度绩效指标|${HEADER}`,
      ...YEAR.map((row) => `|${row}`),
    ];
    expect(times(await read(rows, "a.txt"))).toEqual(BOTH);
  });

  test("the second has columns of its own", async () => {
    const second = ["年度绩效目标表>5", "一级指标|二级指标|三级指标|上年|指标值", "产出指标|数量指标|改造面积|9公顷|12公顷"];
    const form = await read([
      "项目名称|坡地改造>4",
      "长期绩效目标表>5",
      `${HEADER}|备注`,
      ...LONG.map((row) => `${row}|`),
      ...second,
    ]);
    expect(times(form)).toEqual(["60公顷 overall ", "≥500户 overall ", "12公顷 annual "]);
    expect(form.indicators[2]?.extra).toEqual([{ header: "上年", text: "9公顷" }]);
  });
});

describe("where it is not told every row that could be for another time is in doubt", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "two of one time",
      ["年度绩效目标>4", HEADER, LONG[0] ?? "", "当年绩效目标>4", HEADER, YEAR[0] ?? ""],
      ["60公顷 null columns_contradict", "12公顷 null columns_contradict"],
    ],
    [
      "one without a label",
      [HEADER, LONG[0] ?? "", "年度绩效目标>4", HEADER, YEAR[0] ?? ""],
      ["60公顷 null columns_contradict", "12公顷 null columns_contradict"],
    ],
    [
      "no labels, the same names",
      [HEADER, ...LONG, HEADER, YEAR[0] ?? ""],
      ["60公顷 null columns_contradict", "≥500户 null ", "12公顷 null columns_contradict"],
    ],
  ])("%s", async (_, rows, expected) => expect(times(await read(["项目名称|坡地改造>3", ...rows]))).toEqual(expected));
});

describe("one table is one", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["its label printed once", ["长期绩效指标>4", HEADER, ...LONG], ["60公顷 null ", "≥500户 null "]],
    ["its header printed again on each page", [HEADER, LONG[0] ?? "", HEADER, YEAR[1] ?? ""], ["60公顷 null ", "≥120户 null "]],
    [
      "with its label",
      ["年度绩效指标>4", HEADER, LONG[0] ?? "", "年度绩效指标>4", HEADER, YEAR[1] ?? ""],
      ["60公顷 null ", "≥120户 null "],
    ],
    [
      "the same name in two groups",
      [HEADER, "产出指标|数量指标|满足率|90%", HEADER, "产出指标|质量指标|满足率|95%"],
      ["90% null ", "95% null "],
    ],
  ])("%s", async (_, rows, expected) => expect(times(await read(["项目名称|坡地改造>3", ...rows]))).toEqual(expected));
});
