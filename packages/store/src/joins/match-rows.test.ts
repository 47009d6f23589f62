import { describe, expect, test } from "vitest";
import { type JoinRow, matchRows } from "./match-rows.ts";

/** `产出 数量 培训人数 100人`, a row a line; `-` is null. A fifth word is the horizon. */
function rowsOf(text: string): JoinRow[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .map((line, i) => {
      const [level1 = null, level2 = null, level3 = null, value_text = null, horizon = null] = line
        .split(" ")
        .map((word) => (word === "-" ? null : word.replaceAll("_", " ")));
      return { seq: i + 1, level1, level2, level3, value_text, horizon };
    });
}

const matched = (targets: string, results: string): string[] =>
  matchRows(rowsOf(targets), rowsOf(results)).map(
    ({ target_seq, actual_seq, how }) => `${target_seq ?? "-"}:${actual_seq ?? "-"} ${how}`,
  );

describe("rows of a target and a self-evaluation", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["the same", "产出 数量 培训人数 100人", "产出 数量 培训人数 100人", ["1:1 same_text"]],
    [
      "in another order",
      "产出 数量 甲甲 1\n产出 数量 乙乙 2",
      "产出 数量 乙乙 2\n产出 数量 甲甲 1",
      ["1:2 same_text", "2:1 same_text"],
    ],
    ["white space and width", "产出 数量 培训_人数 ≥9５%", "产出 数量 培训人数 ≥95%", ["1:1 same_text"]],
    ["an amended target", "产出 数量 培训人数 100人", "产出 数量 培训人数 120人", ["1:1 same_name"]],
    ["levels with points and suffixes", "产出指标(50分) 数量指标 培训人数 1", "产出 数量 培训人数 1", ["1:1 same_name"]],
    ["punctuation", "产出 数量 “三公”经费_控制率 1", "产出 数量 三公经费控制率 1", ["1:1 same_name"]],
    ["another level", "产出 质量 培训人数 1", "产出 数量 培训人数 1", ["1:1 near"]],
    ["a level that is lost", "产出 - 培训人数 1", "产出 - 培训人数 2", ["1:1 near"]],
    ["a bracket", "产出 数量 培训人数(人次) 1", "产出 数量 培训人数 1", ["1:1 near"]],
    ["numbering", "产出 数量 1.培训人数 1", "产出 数量 指标2:培训人数 1", ["1:1 near"]],
    ["year words", "产出 数量 2024年培训人数 1", "产出 数量 培训人数 1", ["1:1 near"]],
    ["an addition", "产出 质量 项目验收合格率 1", "产出 质量 验收合格率 1", ["1:1 near"]],
  ])("%s", (_, targets, results, expected) => expect(matched(targets, results)).toEqual(expected));

  test.each<[string, string, string]>([
    ["another indicator", "产出 数量 新建道路长度 1", "产出 数量 改建道路长度 1"],
    ["its opposite", "产出 质量 设备合格率 1", "产出 质量 设备不合格率 1"],
    ["another stage", "产出 数量 管网一期长度 1", "产出 数量 管网二期长度 1"],
    ["another number", "产出 数量 完成5公里管网 1", "产出 数量 完成10公里管网 1"],
    ["a part of the whole", "产出 数量 参训职工人数 1", "产出 数量 参训女职工人数 1"],
    ["much more than it", "产出 数量 培训人数 1", "产出 数量 乡村振兴产业带头人培训人数 1"],
    ["near under another level", "产出 质量 项目验收合格率 1", "产出 数量 验收合格率 1"],
    ["too short a name", "产出 数量 人数 1", "产出 数量 总人数 1"],
    ["no name at all", "产出 数量 - 1", "产出 数量 - 1"],
    ["the same target under another name", "产出 质量 及时率 95%", "产出 质量 覆盖率 95%"],
  ])("no partners: %s", (_, targets, results) => expect(matched(targets, results)).toEqual(["1:- none", "-:1 none"]));

  test("a target that was split, and a name used twice, are ambiguous: their order is no evidence", () => {
    const split = "产出 数量 培训人数 60人\n产出 数量 培训人数 40人";
    expect(matched("产出 数量 培训人数 100人", split)).toEqual(["1:- ambiguous", "-:1 ambiguous", "-:2 ambiguous"]);
    expect(matched("产出 数量 培训人数 1\n产出 数量 培训人数 2", "产出 数量 培训人数 3\n产出 数量 培训人数 4")).toHaveLength(4);
  });

  test("one target that two results repeat is nobody's; two of each that read the same are partners", () => {
    const twice = "产出 数量 培训人数 9\n产出 数量 培训人数 9";
    expect(matched("产出 数量 培训人数 9", twice)).toEqual(["1:- ambiguous", "-:1 ambiguous", "-:2 ambiguous"]);
    expect(matched(twice, twice)).toEqual(["1:1 same_text", "2:2 same_text"]);
  });

  test("of several that are near to one none is taken", () => {
    const results = "产出 质量 项目验收合格率 1\n产出 质量 工程验收合格率 1";
    expect(matched("产出 质量 验收合格率 1", results)).toEqual(["1:- ambiguous", "-:1 ambiguous", "-:2 ambiguous"]);
  });

  test("what is surely matched is near to nothing else", () => {
    const both = "产出 质量 验收合格率 1\n产出 质量 项目验收合格率 1";
    expect(matched(both, "产出 质量 验收合格率 1")).toEqual(["1:1 same_text", "2:- none"]);
  });

  test("targets of the project's whole life are no year's", () => {
    const targets = "产出 数量 培训人数 300 overall\n产出 数量 培训人数 100 annual";
    expect(matched(targets, "产出 数量 培训人数 100")).toEqual(["1:- other_period", "2:1 same_text"]);
  });

  test("every row of both stands there once", () => {
    const names = ["甲类培训人数", "乙类培训人数", "培训人数", "项目培训人数", "培训总人数", "培训人数", "验收率"];
    for (let seed = 1; seed < 60; seed++) {
      const pick = (from: number, count: number) =>
        Array.from(
          { length: count },
          (_, i) => `产出 数量 ${names[(from * (i + 3) + i * i) % names.length]} ${(from * i) % 3}`,
        ).join("\n");
      const [targets, results] = [rowsOf(pick(seed, 5)), rowsOf(pick(seed * 7, 6))];
      const found = matchRows(targets, results);
      const seqs = (side: "target_seq" | "actual_seq") => found.flatMap((row) => row[side] ?? []).toSorted((a, b) => a - b);
      expect([seqs("target_seq"), seqs("actual_seq")]).toEqual([targets, results].map((rows) => rows.map(({ seq }) => seq)));
    }
  });
});
