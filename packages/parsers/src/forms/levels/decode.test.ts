import { describe, expect, test } from "vitest";
import { flagsOf } from "../../doubts.ts";
import { decodeLevels } from "./decode.ts";
import type { LevelRow } from "./level-row.ts";

/** `level1 | level2 | name | value`, empty where nothing is printed; a line of `---` begins a page. */
function rowsOf(picture: string): readonly LevelRow[] {
  let page = true;
  return picture
    .trim()
    .split("\n")
    .flatMap((line): LevelRow[] => {
      const [level1 = "", level2 = "", name = "", value = ""] = line.split("|").map((cell) => cell.trim());
      if (level1 === "---") {
        page = true;
        return [];
      }
      const row = { name, value, level1: level1 || null, level2: level2 || null, chunkStart: page };
      page = false;
      return [row];
    });
}

const decode = (picture: string, merged = false) => decodeLevels(rowsOf(picture), merged);
const levels = (picture: string) => decode(picture).map((row) => `${row.level1}/${row.level2}`);
const doubts = (picture: string) => decode(picture).map((row) => flagsOf(row.doubts).join(" "));

const TOP = `
产出指标 | 数量指标 | 检查次数 | ≥4次
 | | 培训人次 | ≥300人次
 | | 印发份数 | ≥900份
 | 质量指标 | 检查合格率 | ≥95%
 | | 报告准确率 | =100%
 | 时效指标 | 整改及时率 | =100%
效益指标 | 社会效益指标 | 群众知晓率 | ≥80%
 | | 安全事故 | 0起
满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90%`;

const CENTRED = `
 | | 检查次数 | ≥4次
 | 数量指标 | 培训人次 | ≥300人次
 | | 印发份数 | ≥900份
 产出指标 | 质量指标 | 检查合格率 | ≥95%
 | | 报告准确率 | =100%
 | | 整改及时率 | =100%
 | 时效指标 | 回访及时率 | =100%
 | | 报送时限 | ≤5个工作日
 效益指标 | 社会效益指标 | 群众知晓率 | ≥80%
 | | 受益人数 | ≥900人
 满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥90%`;

describe("where the labels stand says where the groups lie", () => {
  test("at the top", () => {
    expect(levels(TOP)).toEqual([
      ...Array.from({ length: 3 }, () => "产出指标/数量指标"),
      ...Array.from({ length: 2 }, () => "产出指标/质量指标"),
      "产出指标/时效指标",
      ...Array.from({ length: 2 }, () => "效益指标/社会效益指标"),
      "满意度指标/服务对象满意度指标",
    ]);
    expect(doubts(TOP).join("")).toBe("");
  });

  test("in the middle", () => {
    expect(levels(CENTRED)).toEqual([
      ...Array.from({ length: 3 }, () => "产出指标/数量指标"),
      ...Array.from({ length: 2 }, () => "产出指标/质量指标"),
      ...Array.from({ length: 3 }, () => "产出指标/时效指标"),
      ...Array.from({ length: 2 }, () => "效益指标/社会效益指标"),
      "满意度指标/服务对象满意度指标",
    ]);
    expect(doubts(CENTRED).join("")).toBe("");
  });

  test("a misfiled row stays where the layout has it", () => {
    const picture = TOP.replace("报告准确率 | =100%", "报告报送及时率 | =100%");
    expect(levels(picture)[4]).toBe("产出指标/质量指标");
  });

  test("on the later page, where most of the group is", () => {
    const picture = `
产出指标 | 数量指标 | 检查次数 | ≥4次
 | | 工作完成情况 | 完成
---
 | 质量指标 | 总体情况 | 良好
 | | 检查合格率 | ≥95%
 | | 报告准确率 | =100%`;
    expect(levels(picture)[0]).toBe("产出指标/数量指标");
    expect(doubts(picture)[1]).toContain("level2_uncertain"); // 工作完成情况 may belong to either
  });
});

describe("stated or inferred", () => {
  test("a label on the row or above it in the same piece is stated", () => {
    expect(decode(TOP).every((row) => row.level1Source === "stated" && row.level2Source === "stated")).toBe(true);
  });

  test("a label further down, or on the page before, is inferred", () => {
    const sources = decode(`
 | | 检查次数 | ≥4次
产出指标 | 数量指标 | 培训人次 | ≥300人次
---
 | | 印发份数 | ≥900份`).map((row) => [row.level1Source, row.level2Source]);
    expect(sources).toEqual([
      ["inferred", "inferred"],
      ["stated", "stated"],
      ["inferred", "inferred"],
    ]);
  });
});

describe("labels as printed", () => {
  test("spellings of the taxonomy are kept", () => {
    const [row] = decode("项目产出指标 | 数量 | 检查次数 | ≥4次");
    expect(row).toMatchObject({ level1: "项目产出指标", level2: "数量", doubts: [] });
  });

  test.each([
    ["影响力指标 | 长效管理指标 | 制度 | 健全", ["level1_unknown", "level2_unknown"]],
    ["产出指标 | 安全指标 | 整改率 | =100%", ["level2_unknown"]],
    ["效益指标 | 服务对象满意度指标 | 群众满意度 | ≥90%", ["level_mismatch"]],
    ["成本指标 | 经济成本指标 | 单价 | ≤5元", []],
    ["产出指标 | 成本指标 | 单价 | ≤5元", []],
  ])("%s: %j", (line, flags) => expect(decode(line).map((row) => flagsOf(row.doubts))).toEqual([flags]));

  test("a level 2 of another level 1 that is not printed is in doubt", () => {
    const picture = `
效益指标 | 社会效益指标 | 群众知晓率 | ≥80%
 | 服务对象满意度指标 | 群众满意度 | ≥90%`;
    expect(doubts(picture)[1]).toContain("level1_uncertain");
  });

  test("level 2 labels below a level 1 outside the taxonomy belong to it", () => {
    expect(
      levels(`
影响力指标 | 社会效益指标 | 群众知晓率 | ≥80%
 | 长效管理指标 | 制度 | 健全`),
    ).toEqual(["影响力指标/社会效益指标", "影响力指标/长效管理指标"]);
  });
});

describe("merged cells that are known are not argued with", () => {
  test("every row prints its labels", () => {
    const picture = `
产出指标 | 时效指标 | 检查次数 | ≥4次
产出指标 | 时效指标 | 合格率 | ≥95%
产出指标 | 数量指标 | 及时率 | =100%`;
    expect(decode(picture, true).map((row) => [row.level2, flagsOf(row.doubts)])).toEqual([
      ["时效指标", []],
      ["时效指标", []],
      ["数量指标", []],
    ]);
  });
});

describe("lost for good", () => {
  test("a group without its label is found by what its rows say, in doubt or not", () => {
    const rows = decode(TOP.replace(" | 质量指标 | 检查合格率", " | | 检查合格率"));
    for (const row of rows.slice(3, 5))
      expect(row.level2 === "质量指标" || flagsOf(row.doubts).includes("level2_uncertain")).toBe(true);
  });

  test("no label at all: every row is in doubt or says what it is", () => {
    const rows = decode(" | | 甲情况 | 良好\n | | 乙情况 | 一般");
    expect(
      rows.every((row) => flagsOf(row.doubts).includes("level1_uncertain") && flagsOf(row.doubts).includes("level2_uncertain")),
    ).toBe(true);
    expect(rows[0]?.doubts.map(({ note }) => note).join()).toContain("could also be");
    for (const { flag, field } of rows.flatMap(({ doubts: own }) => own)) expect(flag.startsWith(`${field}_`)).toBe(true);
  });
});

test.each([true, false])("no rows, no levels, merged cells known: %s", (merged) => expect(decodeLevels([], merged)).toEqual([]));

test("a table longer than any form is read in blocks, and what is not printed is in doubt", () => {
  const rows = Array.from({ length: 230 }, (_, i): LevelRow => ({
    name: "检查次数",
    value: "≥4次",
    level1: i === 0 ? "产出指标" : null,
    level2: i === 0 ? "数量指标" : null,
    chunkStart: i === 0,
  }));
  const decoded = decodeLevels(rows, false);
  expect(decoded).toHaveLength(230);
  expect(decoded.slice(1).every((row) => flagsOf(row.doubts).includes("level2_uncertain"))).toBe(true);
});

test.each([
  [230, 200],
  [601, 50],
])("of %i rows the doubt names the blocks: %i rows each", (count, size) => {
  const rows = Array.from({ length: count }, (_, i): LevelRow => ({
    name: `检查次数${i}`,
    value: "≥4次",
    level1: "产出指标",
    level2: i === 1 ? null : "数量指标",
    chunkStart: i === 0,
  }));
  const doubts = decodeLevels(rows, true).flatMap((row) => row.doubts);
  expect(doubts.map(({ note }) => note)).toContain(`the table has ${count} rows and was read in blocks of ${size}`);
});

/** How often the search asks for a printed label: what it costs, on any machine. */
function workFor(count: number): number {
  let asked = 0;
  const rows = Array.from({ length: count }, (_, i): LevelRow => {
    const label = i === 0 ? "产出指标" : null;
    return {
      name: `检查次数${i}`,
      value: `≥${i}次`,
      get level1() {
        asked += 1;
        return label;
      },
      level2: null,
      chunkStart: i === 0,
    };
  });
  expect(decodeLevels(rows, false)).toHaveLength(count);
  return asked;
}

test("a table as long as none is costs as much a row as one of two thirds", () => {
  const [less, more] = [workFor(610), workFor(915)];
  expect(more / less).toBeLessThan(1.65);
});
