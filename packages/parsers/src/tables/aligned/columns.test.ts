import { describe, expect, test } from "vitest";
import type { Ruling } from "../rulings.ts";
import { columnOf, columnsUnder, standsInOne } from "./columns.ts";
import { findHeader } from "./header.ts";
import { pageLines, runAt, textAt } from "./layout.test-helper.ts";
import type { Run } from "./runs.ts";

const words = [textAt("一级指标", 100, 50), textAt("二级指标", 200, 50), textAt("三级指标", 300, 50), textAt("指标值", 400, 50)];

function columns(body: readonly Run[], verticals: readonly Ruling[] = [], texts = words) {
  const header = findHeader(pageLines(1, ...texts));
  return header === null ? [] : columnsUnder(header, body, verticals);
}

const shown = (...args: Parameters<typeof columns>) =>
  columns(...args).map(
    ({ field, x0, x1, unsure }) => `${field} ${x0}…${x1}${unsure.map((piece) => ` ?${piece.join("-")}`).join("")}`,
  );

const down = (at: number): Ruling => ({ axis: "vertical", at, from: 0, to: 500 });
const side = textAt("绩效指标", 20, 50);

describe("dividers stand between words of the header", () => {
  test.each<[string, Parameters<typeof columns>, readonly string[]]>([
    [
      "in the middle, where nothing stands below",
      [[]],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "in the middle of the room that texts leave",
      [[runAt("签约居民率和随访", 290, 80), runAt("≥90%", 380, 80)]],
      ["level1 -Infinity…170", "level2 170…265", "level3 265…375", "value 375…Infinity"],
    ],
    [
      "where the fewest texts are cut",
      [[runAt("签约居民率和随访人数", 300, 80), runAt("签约率和随访人数及满意度", 300, 95), runAt("≥90%", 385, 80)]],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…362.5", "value 362.5…Infinity"],
    ],
    [
      "of two gaps in the wider",
      [[runAt("约", 345, 80), runAt("约", 347, 95), runAt("约", 380, 110)]],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…368.5 ?345-357", "value 368.5…Infinity ?380-390"],
    ],
    [
      "a text that ends at the word and one that begins there cut nothing",
      [[runAt("签约", 320, 80), runAt("≥9", 400, 80)]],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "where a line is drawn",
      [[runAt("签约居民率和随访", 290, 80)], [down(345), down(395)]],
      ["level1 -Infinity…170", "level2 170…265", "level3 265…345", "value 345…Infinity"],
    ],
    [
      "a line that is drawn through a word is none",
      [[], [down(340), down(400)]],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "a side label's header",
      [[], [], [side, ...words]],
      ["side -Infinity…80", "level1 80…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "a side label written upright below nothing",
      [[runAt("绩", 30, 80), runAt("效", 30, 95), runAt("数量指标", 200, 80)]],
      ["side -Infinity…70", "level1 70…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "with labels that reach to its left",
      [[runAt("绩", 30, 80), runAt("产出指标产出指", 70, 95)]],
      ["side -Infinity…55", "level1 55…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "with labels that reach over it",
      [[runAt("绩", 60, 80), runAt("产出指标产出指标", 65, 95)]],
      ["side -Infinity…85", "level1 85…172.5", "level2 172.5…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "a letter inside the first column is no side label",
      [[runAt("产", 105, 80)]],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "a word that ends at the first column's is one",
      [[runAt("绩", 91, 80)]],
      ["side -Infinity…100.5", "level1 100.5…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "a text of two letters at the left is none",
      [[runAt("产出", 30, 80)]],
      ["level1 -Infinity…170 ?30-50", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
  ])("%s", (_, args, expected) => expect(shown(...args)).toEqual(expected));
});

describe("texts below no word of their column", () => {
  test.each<[string, readonly Run[], readonly string[]]>([
    [
      "beside it",
      [runAt("米", 435, 80), runAt("万", 460, 80)],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…370", "value 370…Infinity ?435-445 ?460-470"],
    ],
    [
      "in line with one that reaches below it",
      [runAt("米", 440, 80), runAt("≥90%以上", 400, 95)],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "that touch each other, and one of them it",
      [runAt("米", 435, 80), runAt("≥9", 425, 95)],
      ["level1 -Infinity…170", "level2 170…270", "level3 270…370", "value 370…Infinity"],
    ],
    [
      "left of it",
      [runAt("约", 280, 80)],
      ["level1 -Infinity…170", "level2 170…260", "level3 260…370 ?280-290", "value 370…Infinity"],
    ],
  ])("%s", (_, body, expected) => expect(shown(body)).toEqual(expected));
});

test.each([
  [0, 10, 0],
  [90, 110, 0],
  [160, 180, 1],
  [159, 179, 0],
  [900, 910, 3],
])("a text from %d to %d stands in column %d", (x0, x1, expected) => expect(columnOf({ x0, x1 }, columns([]))).toBe(expected));

test.each([
  ["within its dividers", 180, true],
  ["over one by as much as it may", 236, true],
  ["over one by more", 237, false],
  ["over the left one by as much as it may", 164, true],
  ["over the left one by more", 163, false],
])("a text %s", (_, x, expected) => expect(standsInOne(runAt("签约居民", x, 80), columns([]))).toBe(expected));
