import { normalizeValue } from "@jixiao/normalize";
import { expect, test } from "vitest";
import { differences, essence, isWrongValue, labelledCells, type Json } from "./labelled-values.ts";

const cells = labelledCells();

test("of the labelled cells 99 in 100 are read as labelled, and none is wrong without a flag", () => {
  const found = cells.map((cell) => {
    const got = normalizeValue(cell.text);
    return { cell, got, fields: differences(cell.expect, got as unknown as Json) };
  });
  const wrong = found.filter(({ fields }) => fields.length > 0);
  const silent = wrong.filter(({ got, fields }) => got.flags.length === 0 && isWrongValue(fields));
  expect(silent.map(({ cell, fields }) => `${cell.text}: ${fields.join(", ")}`)).toEqual([]);
  expect(cells.length).toBeGreaterThanOrEqual(600);
  expect(wrong.length / cells.length).toBeLessThanOrEqual(0.01);
});

const toWide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));
const signs: readonly (readonly [RegExp, string])[] = [
  [/^不(?:低|少)于(?=\d)/, "≥"],
  [/^不(?:超过|高于)(?=\d)/, "≤"],
  [/≥(?=\d)/, "不低于"],
  [/≤(?=\d)/, "不超过"],
  [/≥(?=\d)/, "大于等于"],
  [/≥/, "≧"],
];
/** Ways to print a cell otherwise that change nothing of what it says. */
const mutations: Readonly<Record<string, (text: string) => string>> = {
  "full width": (text) => (/[<&$\\]/.test(text) ? text : toWide(text)),
  "spaces around digits": (text) => text.replace(/(?<=[\u4e00-\u9fff≥≤])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff%])/g, " "),
  "a line break before the unit": (text) => text.replace(/(\d)(%|元|万元|个|人|次|天)$/, "$1\n$2"),
  "brackets around the unit": (text) => text.replace(/^([≥≤><=]?[\d.]+)(%|元|万元|人次|公里|平方米)$/, "$1（$2）"),
  "half-width brackets": (text) => text.replace(/（/g, "(").replace(/）/g, ")"),
  entities: (text) => text.replace(/≥/g, "&ge;").replace(/≤/g, "&le;"),
  "per cent in words": (text) => text.replace(/(\d)%(?![\u4e00-\u9fff±~-])/g, "$1百分比"),
  ...Object.fromEntries(signs.map(([from, to]) => [`${from.source} as ${to}`, (text: string) => text.replace(from, to)])),
};

test.each(Object.entries(mutations))("%s: the same value, or a flag", (_, mutate) => {
  const changed = cells.filter(({ text }) => mutate(text) !== text);
  expect(changed.length).toBeGreaterThan(0);
  const different = changed.filter(({ text }) => {
    const [before, after] = [normalizeValue(text), normalizeValue(mutate(text))];
    return (
      after.flags.length === 0 && before.flags.length === 0 && JSON.stringify(essence(before)) !== JSON.stringify(essence(after))
    );
  });
  expect(different.map(({ text }) => `${text} as ${mutate(text)}`)).toEqual([]);
});
