import { expect, test } from "vitest";
import { atomLines } from "./atoms.ts";
import { withoutDoubled } from "./doubled.ts";

const read = (lines: readonly string[]) =>
  withoutDoubled(atomLines(lines.map((text, i) => ({ number: i + 1, text, kind: "plain" as const })))).flatMap(({ atoms }) =>
    atoms.map(({ text }) => text),
  );
const twice = (...words: readonly string[]) => words.flatMap((word) => [word, word]);
const LABELS = ["一级指标", "二级指标", "三级指标", "产出指标", "数量指标"];

test("labels that are drawn twice are one, pieces of them too; what is no label stays", () => {
  const names = ["巡查次数", "≥4次", ...twice("生态环境成本指", "标"), ...twice("用户满意度")];
  expect(read([...twice(...LABELS), ...names])).toEqual([
    ...LABELS,
    "巡查次数",
    "≥4次",
    "生态环境成本指",
    "标",
    "用户满意度",
    "用户满意度",
  ]);
});

test("the second drawing stands before what follows the first on its line", () => {
  expect(read(["一级指标", "一级指标 二级指标", "二级指标 三级指标", ...twice("三级指标", "产出指标", "数量指标")])).toEqual(
    LABELS,
  );
});

test("where few labels follow themselves, two rows print them", () => {
  const lines = ["产出指标", ...twice("数量指标"), "巡查次数", "≥4次"];
  expect(read(lines)).toEqual(lines);
});
