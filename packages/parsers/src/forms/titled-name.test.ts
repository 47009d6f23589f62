import type { Flag } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { paragraphOf } from "./drawn-rows.test-helper.ts";
import { titledName } from "./titled-name.ts";

const cell = (text: string, ...flags: Flag[]) => ({ text, places: [], flags, readings: [], notes: [] });
const nameOf = (title: string, text: string, ...flags: Flag[]) => titledName(cell(text, ...flags), paragraphOf(title, []));

describe("a name read in doubt is the title's that comes near to it", () => {
  test.each([
    ["2.河道轮疏与护岸绩效目标表", "河道抡流与护岸", "河道轮疏与护岸"],
    ["2河道轮疏与护岸绩效目标表", "河道轮疏与炉岸", "河道轮疏与护岸"],
    ["附件2：河道轮疏与护岸项目支出绩效目标表（2025年度）", "河造轮疏与护岸", "河道轮疏与护岸"],
    ["河道轮疏项目绩效自评表", "河道轮流项目", "河道轮疏项目"],
    ["河 道 轮 疏 绩 效 目 标 表", "河道轮疏王", "河道轮疏"],
    ["12座泵站大修绩效目标表", "12座泵让大修", "12座泵站大修"],
  ])("%s: %s", (title, text, name) => expect(nameOf(title, text, "ocr_uncertain")?.name).toBe(name));

  test("and says what both were read as", () => {
    const { flag, field, note } = nameOf("河道轮疏绩效目标表", "河造轮疏", "ocr_uncertain")?.doubt ?? {};
    expect([flag, field]).toEqual(["ocr_uncertain", "project_name"]);
    expect(note).toMatch(/河道轮疏绩效目标表.*河造轮疏/);
  });

  test.each<[string, string, string, Flag[]]>([
    ["what was read surely stands, whatever the title says", "河道轮疏绩效目标表", "河造轮疏", []],
    ["what was put right is no doubt of its own", "河道轮疏绩效目标表", "河造轮疏", ["ocr_repaired"]],
    ["both are read alike", "12座泵站大修绩效目标表", "12座泵站大修", ["ocr_uncertain"]],
    ["most letters are others", "河道轮疏绩效目标表", "泵站大修", ["ocr_uncertain"]],
    ["the title names no project", "项目支出绩效目标表", "河道轮疏", ["ocr_uncertain"]],
    ["the title's words are few", "大修绩效目标表", "大终", ["ocr_uncertain"]],
    ["it is no title", "河道轮疏的情况", "河造轮疏", ["ocr_uncertain"]],
    ["nothing was read", "河道轮疏绩效目标表", "", ["ocr_uncertain"]],
  ])("but not where %s", (_, title, text, flags) => expect(nameOf(title, text, ...flags)).toBeNull());

  test("nor where no cell names the project", () =>
    expect(titledName(undefined, paragraphOf("河道轮疏绩效目标表", []))).toBeNull());
});
