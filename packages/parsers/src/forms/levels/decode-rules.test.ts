import { describe, expect, test } from "vitest";
import { decodeLevels, type DecodedRow } from "./decode.ts";
import type { LevelRow } from "./level-row.ts";

/** Rows of `level 1|level 2|name|value`; a star before one begins a piece of the table. */
const rowsOf = (rows: readonly string[]): readonly LevelRow[] =>
  rows.map((row, i) => {
    const [level1 = "", level2 = "", name = "", value = ""] = row.replace("*", "").split("|");
    return {
      name,
      value,
      level1: level1 === "" ? null : level1,
      level2: level2 === "" ? null : level2,
      chunkStart: i === 0 || row.startsWith("*"),
    };
  });

function shown({ level1, level2, level1Source, level2Source, doubts }: DecodedRow): string {
  const levels = `${level1 ?? "-"} (${level1Source ?? "-"}) / ${level2 ?? "-"} (${level2Source ?? "-"})`;
  return [levels, ...doubts.map(({ flag, note }) => `${flag}: ${note}`)].join("; ");
}

describe("levels of rows", () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["none", [], [], []],
    [
      "stated on each row",
      ["产出指标|数量指标|造林面积|≥50亩", "产出指标|质量指标|成活率|≥90%"],
      ["产出指标 (stated) / 数量指标 (stated)", "产出指标 (stated) / 质量指标 (stated)"],
      ["产出指标 (stated) / 数量指标 (stated)", "产出指标 (stated) / 质量指标 (stated)"],
    ],
    [
      "stated on the first of theirs",
      [
        "产出指标|数量指标|造林面积|≥50亩",
        "||管护面积|≥80亩",
        "|质量指标|成活率|≥90%",
        "效益指标|社会效益指标|就业人数|≥5人",
        "满意度指标|满意度指标|群众满意度|≥95%",
      ],
      [
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
        "效益指标 (stated) / 社会效益指标 (stated)",
        "满意度指标 (stated) / 满意度指标 (stated); level2_unknown: “满意度指标” is no label of the official taxonomy",
      ],
      [
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
        "效益指标 (stated) / 社会效益指标 (stated)",
        "满意度指标 (stated) / 满意度指标 (stated); level2_unknown: “满意度指标” is no label of the official taxonomy",
      ],
    ],
    [
      "stated in the middle of theirs",
      [
        "||造林面积|≥50亩",
        "产出指标|数量指标|管护面积|≥80亩",
        "||抚育面积|≥9亩",
        "|质量指标|成活率|≥90%",
        "||合格率|≥90%",
        "效益指标|社会效益指标|就业人数|≥5人",
      ],
      [
        "成本指标 (inferred) / 经济成本指标 (inferred); level1_uncertain: could also be 满意度指标 / 服务对象满意度指标; level2_uncertain: could also be 成本指标 / 社会成本指标",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
        "效益指标 (stated) / 社会效益指标 (stated)",
      ],
      [
        "产出指标 (inferred) / 数量指标 (inferred)",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
        "效益指标 (stated) / 社会效益指标 (stated)",
      ],
    ],
    [
      "nothing stated",
      ["||造林面积|≥50亩", "||成活率|≥90%", "||完成及时率|≥90%", "||群众满意度|≥95%"],
      [
        "产出指标 (inferred) / 数量指标 (inferred); level1_uncertain: could also be 满意度指标 / 服务对象满意度指标; level2_uncertain: could also be 满意度指标 / 服务对象满意度指标",
        "产出指标 (inferred) / 数量指标 (inferred); level1_uncertain: could also be 满意度指标 / 服务对象满意度指标; level2_uncertain: could also be 满意度指标 / 服务对象满意度指标",
        "产出指标 (inferred) / 数量指标 (inferred); level1_uncertain: could also be 满意度指标 / 服务对象满意度指标; level2_uncertain: could also be 满意度指标 / 服务对象满意度指标",
        "产出指标 (inferred) / 数量指标 (inferred); level1_uncertain: could also be 满意度指标 / 服务对象满意度指标; level2_uncertain: could also be 满意度指标 / 服务对象满意度指标",
      ],
      [
        "产出指标 (inferred) / 数量指标 (inferred); level1_uncertain: could also be 满意度指标 / 服务对象满意度指标; level2_uncertain: could also be 满意度指标 / 服务对象满意度指标",
        "产出指标 (inferred) / 时效指标 (inferred); level1_uncertain: could also be 满意度指标 / 服务对象满意度指标; level2_uncertain: could also be 产出指标 / 数量指标",
        "产出指标 (inferred) / 时效指标 (inferred); level1_uncertain: could also be 满意度指标 / 服务对象满意度指标; level2_uncertain: could also be 产出指标 / 数量指标",
        "满意度指标 (inferred) / 服务对象满意度指标 (inferred); level1_uncertain: could also be 产出指标 / 数量指标; level2_uncertain: could also be 产出指标 / 数量指标",
      ],
    ],
    [
      "level 1 alone stated",
      ["产出指标||造林面积|≥50亩", "||成活率|≥90%", "满意度指标||群众满意度|≥95%"],
      [
        "产出指标 (stated) / 数量指标 (inferred)",
        "产出指标 (stated) / 数量指标 (inferred)",
        "满意度指标 (stated) / 服务对象满意度指标 (inferred)",
      ],
      [
        "产出指标 (stated) / 数量指标 (inferred)",
        "产出指标 (stated) / 数量指标 (inferred); level2_uncertain: could also be 产出指标 / 质量指标",
        "满意度指标 (stated) / 服务对象满意度指标 (inferred)",
      ],
    ],
    [
      "level 2 alone stated",
      ["|数量指标|造林面积|≥50亩", "|质量指标|成活率|≥90%", "|社会效益指标|就业人数|≥5人"],
      [
        "产出指标 (inferred) / 数量指标 (stated)",
        "产出指标 (inferred) / 质量指标 (stated)",
        "效益指标 (inferred) / 社会效益指标 (stated)",
      ],
      [
        "产出指标 (inferred) / 数量指标 (stated)",
        "产出指标 (inferred) / 质量指标 (stated)",
        "效益指标 (inferred) / 社会效益指标 (stated)",
      ],
    ],
    [
      "a page between",
      ["产出指标|数量指标|造林面积|≥50亩", "*||管护面积|≥80亩", "*|质量指标|成活率|≥90%"],
      [
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (inferred) / 数量指标 (inferred)",
        "产出指标 (inferred) / 质量指标 (stated)",
      ],
      [
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (inferred) / 数量指标 (inferred)",
        "产出指标 (inferred) / 质量指标 (stated)",
      ],
    ],
    [
      "labels outside the taxonomy",
      ["影响力指标|长效指标|制度建设|健全", "||人才培养|≥5人"],
      [
        "影响力指标 (stated) / 长效指标 (stated); level1_unknown: “影响力指标” is no label of the official taxonomy; level2_unknown: “长效指标” is no label of the official taxonomy",
        "影响力指标 (stated) / 长效指标 (stated); level1_unknown: “影响力指标” is no label of the official taxonomy; level2_unknown: “长效指标” is no label of the official taxonomy",
      ],
      [
        "影响力指标 (stated) / 长效指标 (stated); level1_unknown: “影响力指标” is no label of the official taxonomy; level2_unknown: “长效指标” is no label of the official taxonomy",
        "影响力指标 (stated) / 长效指标 (stated); level1_unknown: “影响力指标” is no label of the official taxonomy; level2_unknown: “长效指标” is no label of the official taxonomy",
      ],
    ],
    [
      "a level 2 outside the taxonomy",
      ["产出指标|水利指标|渠道长度|≥5公里", "||渠道宽度|≥2米"],
      [
        "产出指标 (stated) / 水利指标 (stated); level2_unknown: “水利指标” is no label of the official taxonomy",
        "产出指标 (stated) / 水利指标 (stated); level2_unknown: “水利指标” is no label of the official taxonomy",
      ],
      [
        "产出指标 (stated) / 水利指标 (stated); level2_unknown: “水利指标” is no label of the official taxonomy",
        "产出指标 (stated) / 水利指标 (stated); level2_unknown: “水利指标” is no label of the official taxonomy",
      ],
    ],
    [
      "a level 2 below another level 1",
      ["效益指标|数量指标|造林面积|≥50亩", "||管护面积|≥80亩"],
      [
        "效益指标 (stated) / 数量指标 (stated); level_mismatch: 数量指标 stands below 效益指标, elsewhere in the taxonomy",
        "效益指标 (stated) / 数量指标 (stated); level_mismatch: 数量指标 stands below 效益指标, elsewhere in the taxonomy",
      ],
      [
        "效益指标 (stated) / 数量指标 (stated); level_mismatch: 数量指标 stands below 效益指标, elsewhere in the taxonomy",
        "效益指标 (stated) / 数量指标 (stated); level_mismatch: 数量指标 stands below 效益指标, elsewhere in the taxonomy",
      ],
    ],
    [
      "cost below outputs and by itself",
      ["产出指标|成本指标|造林成本|≤9万元", "成本指标|经济成本指标|管护成本|≤5万元"],
      ["产出指标 (stated) / 成本指标 (stated)", "成本指标 (stated) / 经济成本指标 (stated)"],
      ["产出指标 (stated) / 成本指标 (stated)", "成本指标 (stated) / 经济成本指标 (stated)"],
    ],
    [
      "a level 1 without a level 2",
      ["满意度指标||群众满意度|≥95%", "影响力指标||制度|健全"],
      [
        "满意度指标 (stated) / 服务对象满意度指标 (inferred)",
        "影响力指标 (stated) / - (-); level1_unknown: “影响力指标” is no label of the official taxonomy; level2_missing: no label of level 2 below 影响力指标",
      ],
      [
        "满意度指标 (stated) / 服务对象满意度指标 (inferred)",
        "影响力指标 (stated) / - (-); level1_unknown: “影响力指标” is no label of the official taxonomy; level2_missing: no label of level 2 below 影响力指标",
      ],
    ],
    [
      "of other systems",
      ["过程|资金管理|资金到位率|100%", "|项目管理|制度健全性|健全"],
      ["过程 (stated) / 资金管理 (stated)", "过程 (stated) / 项目管理 (stated)"],
      ["过程 (stated) / 资金管理 (stated)", "过程 (stated) / 项目管理 (stated)"],
    ],
    [
      "shorter spellings",
      ["产出|数量|造林面积|≥50亩", "|质量|成活率|≥90%"],
      ["产出 (stated) / 数量 (stated)", "产出 (stated) / 质量 (stated)"],
      ["产出 (stated) / 数量 (stated)", "产出 (stated) / 质量 (stated)"],
    ],
    [
      "the same label again",
      ["产出指标|数量指标|造林面积|≥50亩", "产出指标|数量指标|管护面积|≥80亩", "产出指标|质量指标|成活率|≥90%"],
      ["产出指标 (stated) / 数量指标 (stated)", "产出指标 (stated) / 数量指标 (stated)", "产出指标 (stated) / 质量指标 (stated)"],
      ["产出指标 (stated) / 数量指标 (stated)", "产出指标 (stated) / 数量指标 (stated)", "产出指标 (stated) / 质量指标 (stated)"],
    ],
    [
      "labels out of order",
      ["满意度指标|满意度指标|群众满意度|≥95%", "产出指标|数量指标|造林面积|≥50亩", "||管护面积|≥80亩"],
      [
        "满意度指标 (stated) / 满意度指标 (stated); level2_unknown: “满意度指标” is no label of the official taxonomy",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated)",
      ],
      [
        "满意度指标 (stated) / 满意度指标 (stated); level2_unknown: “满意度指标” is no label of the official taxonomy",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated)",
      ],
    ],
    [
      "a lost label",
      ["产出指标|数量指标|造林面积|≥50亩", "||成活率|≥90%", "||合格率|≥95%", "|时效指标|完成及时率|100%"],
      [
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated); level2_uncertain: could also be 产出指标 / 质量指标",
        "产出指标 (stated) / 数量指标 (stated); level2_uncertain: could also be 产出指标 / 质量指标",
        "产出指标 (stated) / 时效指标 (stated)",
      ],
      [
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated); level2_uncertain: could also be 产出指标 / 质量指标",
        "产出指标 (stated) / 数量指标 (stated); level2_uncertain: could also be 产出指标 / 质量指标",
        "产出指标 (stated) / 时效指标 (stated)",
      ],
    ],
    [
      "rows that could stand beside either",
      ["产出指标|数量指标|甲|5", "||乙|6", "|质量指标|丙|7", "||丁|8"],
      [
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
      ],
      [
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 数量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
        "产出指标 (stated) / 质量指标 (stated)",
      ],
    ],
  ])("%s", (_, rows, merged, lost) => {
    expect(decodeLevels(rowsOf(rows), true).map(shown)).toEqual(merged);
    expect(decodeLevels(rowsOf(rows), false).map(shown)).toEqual(lost);
  });
});
