import { expect, test } from "vitest";
import { flagsOf } from "../../doubts.ts";
import type { LooseLabel } from "../../table.ts";
import { decodeLoose } from "./decode-loose.ts";
import type { LevelRow } from "./level-row.ts";

const ROWS: readonly (readonly [name: string, value: string])[] = [
  ["检查次数", "≥4次"],
  ["培训人次", "≥300人次"],
  ["验收合格率", "≥95%"],
  ["整改及时率", "=100%"],
  ["群众知晓率", "≥80%"],
  ["群众满意度", "≥90%"],
];
const rows = ROWS.map(([name, value], i): LevelRow => ({ name, value, level1: null, level2: null, chunkStart: i === 0 }));
const label = (level: 1 | 2, text: string, row = 0): LooseLabel => ({ level, text, row });
const LABELS = ["数量指标", "质量指标", "时效指标", "社会效益指标", "服务对象满意度指标"].map((text) => label(2, text));

test("rows fall into the printed groups in order, every level inferred", () => {
  const decoded = decodeLoose(rows, LABELS) ?? [];
  expect(decoded.map(({ level2 }) => level2)).toEqual([
    "数量指标",
    "数量指标",
    "质量指标",
    "时效指标",
    "社会效益指标",
    "服务对象满意度指标",
  ]);
  expect(decoded.every(({ level1Source, level2Source }) => level1Source === "inferred" && level2Source === "inferred")).toBe(
    true,
  );
});

test("what no word tells is in doubt, and names its rival: the order of printing alone is no proof", () => {
  const vague = rows.map((row) => ({ ...row, name: "工作情况", value: "良好" }));
  const doubts = (decodeLoose(vague, LABELS) ?? []).map(({ doubts: own }) => own);
  expect(doubts.every((own) => flagsOf(own).includes("level2_uncertain"))).toBe(true);
  expect(doubts[0]?.[0]?.note).toContain("could also be");
});

test("a group that is not printed has no rows", () => {
  const levels = (decodeLoose(rows, LABELS.slice(0, 3)) ?? []).map(({ level2 }) => level2);
  expect(new Set(levels)).toEqual(new Set(["数量指标", "质量指标", "时效指标"]));
});

test.each([[[]], [[label(1, "产出指标")]], [[label(2, "长效管理指标")]]])(
  "without a group that the taxonomy knows nothing is decoded: %j",
  (labels) => expect(decodeLoose(rows, labels)).toBeNull(),
);

test("rows far from a label that stands alone are not its own", () => {
  const vague = Array.from({ length: 12 }, (_, i): LevelRow => ({
    name: "工作情况",
    value: "有",
    level1: null,
    level2: null,
    chunkStart: i === 0,
  }));
  const labels = [label(2, "数量指标", 0), label(2, "时效指标", 11)];
  const levels = (decodeLoose(vague, labels) ?? []).map(({ level2 }) => level2);
  expect([levels[0], levels[11]]).toEqual(["数量指标", "时效指标"]);
});

test("groups come in the order in which their labels are printed, also against the official one", () => {
  const costFirst = [["单价", "≤20元"], ...ROWS.slice(0, 3)].map(([name = "", value = ""], i): LevelRow => ({
    name,
    value,
    level1: null,
    level2: null,
    chunkStart: i === 0,
  }));
  const labels = ["经济成本指标", "数量指标", "质量指标"].map((text) => label(2, text));
  expect((decodeLoose(costFirst, labels) ?? []).map(({ level2 }) => level2)).toEqual([
    "经济成本指标",
    "数量指标",
    "数量指标",
    "质量指标",
  ]);
});

test("a label that the taxonomy does not know has rows too, in doubt", () => {
  const labels = [label(2, "数量指标", 0), label(1, "影响力指标", 4), label(2, "长效管理指标", 4)];
  const own = rows.map((row, i) => (i < 4 ? row : { ...row, name: "制度建立情况", value: "建立" }));
  const decoded = decodeLoose(own, labels) ?? [];
  expect(decoded.at(-1)?.level2).toBe("长效管理指标");
  expect(decoded.at(-1)?.level1).toBe("影响力指标");
});

const plainRows = (count: number, pageStarts: readonly number[] = [0]): readonly LevelRow[] =>
  Array.from({ length: count }, (_, i): LevelRow => ({
    name: "工作情况",
    value: "有",
    level1: null,
    level2: null,
    chunkStart: pageStarts.includes(i),
  }));
const levelsOf = (own: readonly LevelRow[], labels: readonly LooseLabel[]) =>
  (decodeLoose(own, labels) ?? []).map(({ level2 }) => level2);

test("each printed label has its rows once: no group comes back behind another", () => {
  const mixed = ["验收合格率", "检查次数", "整改合格率", "培训人次"].map((name, i): LevelRow => ({
    name,
    value: "达到",
    level1: null,
    level2: null,
    chunkStart: i === 0,
  }));
  const levels = levelsOf(mixed, [label(2, "数量指标"), label(2, "质量指标")]);
  expect(levels.filter((level, i) => level !== levels[i - 1])).toHaveLength(2);
});

test("a label that stands alone right before a row is that row's, not of one far away", () => {
  const labels = [label(2, "数量指标", 6), { ...label(2, "质量指标", 3), isBeside: true }, label(2, "时效指标", 6)];
  const levels = levelsOf(plainRows(6), labels);
  expect(levels[3]).toBe("质量指标");
  expect(levels[0]).toBe("数量指标");
  expect(levels[5]).toBe("时效指标");
});

test("a label's rows stand on its page", () => {
  const labels = [
    { ...label(2, "数量指标"), chunk: 0 },
    { ...label(2, "质量指标"), chunk: 1 },
    { ...label(2, "时效指标"), chunk: 1 },
  ];
  const levels = levelsOf(plainRows(6, [0, 4]), labels);
  expect(new Set(levels.slice(4))).toEqual(new Set(["质量指标", "时效指标"]));
});

test("a label that the next page prints again is one", () => {
  const labels = [
    { ...label(2, "数量指标"), chunk: 0 },
    { ...label(2, "数量指标"), chunk: 1 },
    { ...label(2, "质量指标"), chunk: 1 },
  ];
  const levels = levelsOf(plainRows(6, [0, 3]), labels);
  expect(levels.slice(0, 4)).toEqual(["数量指标", "数量指标", "数量指标", "数量指标"]);
  expect(levels[5]).toBe("质量指标");
});

test("more labels than rows: each row has one, in doubt", () => {
  const decoded = decodeLoose(plainRows(2), LABELS) ?? [];
  expect(decoded).toHaveLength(2);
  expect(decoded.every(({ doubts }) => flagsOf(doubts).includes("level2_uncertain"))).toBe(true);
});
