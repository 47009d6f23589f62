import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namesClash } from "./names-clash.ts";
import { identityOf, relationOf } from "./relation.ts";
import { doubt, exampleForm, percentage, printOf } from "./testing.ts";

const clash = (left: string, right: string): boolean => {
  const answer = namesClash(left, right);
  expect(namesClash(right, left), "symmetric").toBe(answer);
  return answer;
};

describe("names that are not alike, of which one was read in doubt, name two projects", () => {
  test.each([
    ["河堤加固工程一期", "河堤加固工程二期"],
    ["河堤加固工程(第一批)", "河堤加固工程(第二批)"],
    ["河堤加固工程第1标段", "河堤加固工程第3标段"],
    ["河堤加固工程首批", "河堤加固工程第二批"],
    ["河堤加固工程", "河堤加固工程二期"],
    ["河堤加固工程A段", "河堤加固工程B段"],
    ["河堤加固工程Ⅰ期", "河堤加固工程Ⅱ期"],
    ["2024年河堤加固", "2025年河堤加固"],
    ["河东河堤加固", "河西河堤加固"],
    ["上游河堤加固", "下游河堤加固"],
    ["新港镇河堤加固", "双林镇河堤加固"],
    ["小学操场翻新", "大学操场翻新"],
    ["小学操场翻新", "中学操场翻新"],
    ["农村公路养护", "城市道路保洁"],
    ["十二号码头维修", "十三号码头维修"],
  ])("%s, %s", (left, right) => expect(clash(left, right)).toBe(true));

  test.each([
    ["河堤加固工程一期", "河堤加因工程一期"],
    ["河堤加固工程一期", "河堤加固工程1期"],
    ["河堤加固工程一期", "河堤加固工程-期"],
    ["河堤加固工程第一批", "河堤加固工程首批"],
    ["河堤加固工程(第一批)", "河堤加固工程第一批"],
    ["河堤加固工程", "河提加固工租"],
    ["河堤加固工程", "河堤加固"],
    ["河堤加固工程", "|河堤加固工程、"],
    ["ABC系统运维", "abc系统运锥"],
    ["十号码头维修", "10号码头维修"],
    ["河堤加固工程", "河堤加固工程"],
  ])("%s, %s may be one", (left, right) => expect(clash(left, right)).toBe(false));

  test("names of a thousand characters are no work", () => expect(clash("甲".repeat(1000), "乙".repeat(1000))).toBe(true));
});

/** Misreadings of a recognizer, none of which makes a name of another project. */
const MISREAD: Readonly<Record<string, string>> = {
  工: "土",
  程: "租",
  护: "沪",
  堤: "提",
  设: "没",
  系: "糸",
  修: "修、",
  维: "锥",
};
const stems = ["河堤加固工程", "道路养护项目", "信息系统运维", "老旧管网改造", "操场建设经费"];
/** What one of some projects of a unit has and none of the others; a year may be left out, and so may a place. */
const series = [
  ["一期", "二期", "三期", ""],
  ["(第一批)", "(第二批)", ""],
  ["1标段", "2标段", ""],
  ["A区", "B区", ""],
  ["2024", "2025"],
  ["东段", "西段"],
];
const misread = (name: string, at: number): string => {
  const places = Array.from(name).flatMap((character, i) => (character in MISREAD ? [i] : []));
  const place = places[at % Math.max(places.length, 1)];
  return Array.from(name, (character, i) => (i === place ? (MISREAD[character] ?? character) : character)).join("");
};

const drawn = fc.record({
  stem: fc.constantFrom(...stems),
  marks: fc.constantFrom(...series).chain((marks) => fc.uniqueArray(fc.constantFrom(...marks), { minLength: 2, maxLength: 2 })),
  misreadAt: fc.nat(5),
  ownRows: fc.nat(3),
});

describe("a form on a scan, its name in doubt, beside one of the same unit, money and most rows", () => {
  const sure = (name: string) => ({ ...exampleForm(), project_name: name });
  const between = (name: string, scanned: string, ownRows: number) => {
    const scan = { ...sure(scanned), ...doubt("ocr_uncertain", "project_name") };
    // As many rows of the scan cannot be read, so that they contradict nothing.
    const indicators = scan.indicators.map((row, i) =>
      i < ownRows ? { ...percentage(9), ...doubt("ocr_uncertain", null) } : row,
    );
    const [one, two] = [identityOf(printOf(sure(name), 1)), identityOf(printOf({ ...scan, indicators }, 2))];
    return relationOf(one, two).relation;
  };

  test("another stage of the project is no copy", () =>
    fc.assert(
      fc.property(drawn, ({ stem, marks: [a = "", b = ""], misreadAt, ownRows }) => {
        expect(between(stem + a, misread(stem + b, misreadAt), ownRows)).not.toBe("copy");
      }),
      { seed: 8, numRuns: 300 },
    ));

  test("the same stage is one", () =>
    fc.assert(
      fc.property(drawn, ({ stem, marks: [a = ""], misreadAt, ownRows }) => {
        expect(between(stem + a, misread(stem + a, misreadAt), ownRows)).toBe("copy");
      }),
      { seed: 9, numRuns: 300 },
    ));
});
