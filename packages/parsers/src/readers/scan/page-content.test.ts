import { expect, test } from "vitest";
import { contentOf, isHardlyRead } from "./page-content.ts";
import type { RecognizedLine } from "./recognize-page.ts";

const line = (text: string, isSure: boolean): RecognizedLine => ({
  text,
  box: { x0: 0, y0: 0, x1: 100, y1: 12 },
  flags: isSure ? [] : ["ocr_uncertain"],
});
const content = (lines: readonly RecognizedLine[]) => contentOf({ page: 1, tables: [], lines, toShown: (box) => box });

test.each<[string, readonly RecognizedLine[], boolean]>([
  ["a page of which nothing is sure", [line("某某项目资金支出情况表格若干行文字难以辨认的一页扫描件内容如下所示", false)], true],
  [
    "one of which a line in two is",
    [line("项目名称某某道路养护与绿化提升工程", true), line("难以辨认的一行文字内容不知说了什么", false)],
    false,
  ],
  ["a few characters", [line("难以辨认", false)], false],
  ["nothing at all", [], false],
])("%s: hardly read, or not", (_, lines, isLost) => expect(isHardlyRead(content(lines))).toBe(isLost));

test("figures and characters of one row stand on one baseline, whatever the height of their ink", () => {
  const row = [
    { ...line("指标", true), box: { x0: 0, y0: 0, x1: 24, y1: 12 } },
    { ...line("95", true), box: { x0: 50, y0: 2, x1: 62, y1: 10.5 } },
  ];
  const [first, second] = [content(row).rest[0], content(row).rest.at(-1)];
  expect(Math.abs((first?.baseline ?? 0) - (second?.baseline ?? 99))).toBeLessThan(2);
});
