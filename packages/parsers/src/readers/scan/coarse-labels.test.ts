import { describe, expect, test } from "vitest";
import { vocabularyOf } from "../../vocabulary/vocabulary.ts";
import { coarseLabel, inTheirPlaces } from "./coarse-labels.ts";

const vocabulary = vocabularyOf([]);

describe("a text of a coarse page is the label that it comes near to", () => {
  test.each([
    ["绩效日标", "绩效目标"],
    ["项目名称本", "项目名称"],
    ["te社会效藏指标", "社会效益指标"],
    ["其中:财政恰金", "其中财政资金"],
    ["预算规宽及资人金用途", "预算规模及资金用途"],
    ["服务对冥满慧度指标", "服务对象满意度指标"],
    ["预扩数", "预算数"],
  ])("%s", (text, label) => expect(coarseLabel([text, text], vocabulary)).toBe(label));

  test("of two readings the nearer one tells", () => expect(coarseLabel(["数且招林", "数量指林"], vocabulary)).toBe("数量指标"));

  test.each([
    ["near to two: 质量指标, 数量指标", "项量指标"],
    ["half of it is another", "产出椅宗"],
    ["a name that a label begins with", "社会效益"],
    ["figures", "2025指标值"],
    ["too short", "备主"],
    ["a sentence", "完善绩效目标管理"],
    ["nothing", ""],
  ])("but not where it is %s", (_, text) => expect(coarseLabel([text, text], vocabulary)).toBeNull());
});

describe("what stands in its place", () => {
  const cell = (row: number, column: number, text: string, isSure = false) => ({
    row,
    column,
    text,
    flags: isSure ? [] : (["ocr_uncertain"] as const),
  });
  const texts = (cells: Parameters<typeof inTheirPlaces>[0]) => inTheirPlaces(cells, vocabulary).map(({ text }) => text);
  const header = [cell(0, 0, "一级指标"), cell(0, 1, "二级指标"), cell(0, 2, "三级指标")];

  test.each([
    ["a header of which half was read", [...header, cell(0, 3, "绩放指标猫述")], "绩效指标描述"],
    ["a level of which half was read", [...header, cell(1, 0, "产出椅宗")], "产出指标"],
    ["a level below its header alone", [...header, cell(1, 2, "产出椅宗")], "产出椅宗"],
    ["no level above its header", [cell(0, 0, "产出椅宗"), cell(1, 0, "一级指标")], "一级指标"],
    ["a level that could be two", [...header, cell(1, 0, "歼访指标")], "歼访指标"],
    ["what was read surely", [...header, cell(1, 0, "产出椅宗", true)], "产出椅宗"],
    ["a row that names one column", [cell(0, 0, "一级指标"), cell(0, 1, "绩放指标猫述")], "绩放指标猫述"],
  ])("%s", (_, cells, expected) => expect(texts(cells).at(-1)).toBe(expected));

  test("what was put right stays in doubt, and says so", () => {
    const [, , , level] = inTheirPlaces([...header, cell(1, 0, "产出椅宗")], vocabulary);
    expect(level?.flags).toEqual(["ocr_uncertain", "ocr_repaired"]);
  });
});
