import { DocumentError, type DocumentFailure } from "@jixiao/contract";
import { expect, test } from "vitest";
import { describeErrorIn } from "./errors.ts";
import { describeFailureIn } from "./failures.ts";
import { ownReasons, reasonIn } from "./reasons.ts";

/** As readers, collectors and parsers word them, each with what a Chinese operator reads. */
const said: readonly (readonly [english: string, chinese: string])[] = [
  ["65535 × 65535 pixels; at most 120000000 are read", "65535 × 65535 像素，最多读取 120000000 像素"],
  ["3001 pages; at most 3000 are read", "共 3001 页，最多读取 3000 页"],
  ["more than 20000 indicators in one table", "一张表中的指标超过 20000 个"],
  ["300.0 MB (limit 256.0 MB)", "300.0 MB（上限 256.0 MB）"],
  ["inflates to more than 200 times its size", "解压后超过原大小的 200 倍"],
  ["permission denied (没有权限)", "没有权限"],
  ["it is nested too deeply (嵌套过深)", "嵌套过深"],
  ["nothing could be read: page tree: is missing", "没有任何内容能读取：page tree: is missing"],
  ["Unpack it and import the folder.", "请解压后导入文件夹。"],
  ["more than 500000 cells in the workbook", "工作簿中的单元格超过 500000 个"],
  [
    "its sheets hold no cell with a text, but pictures or drawings (图片或图形)",
    "工作表中没有文本单元格，只有 pictures or drawings (图片或图形)",
  ],
  ["compound file (复合文档): the chain of its directory runs in a loop", "复合文档：the chain of its directory runs in a loop"],
];

test.each(said)("%s", (english, chinese) => {
  expect(reasonIn("zh", english)).toBe(chinese);
  expect(reasonIn("en", english)).toBe(english);
});

test.each(["invalid stored block lengths", "", "EISDIR: illegal operation", "more than 3 pages, or so", "$1"])(
  "%j is another's, and stays",
  (reason) => expect(reasonIn("zh", reason)).toBe(reason),
);

test("every line takes whole texts: half a sentence is never translated", () => {
  for (const pattern of ownReasons) expect(pattern.source).toMatch(/^\^.*\$$/s);
});

test("a failure's sentence, also where a command ends with it", () => {
  const failure: DocumentFailure = {
    code: "unsupported_format",
    file: "a.doc",
    format: "legacy Word (.doc)",
    advice: "Save it as .docx or PDF and import it again.",
  };
  const sentence = "a.doc：不支持的格式：旧版 Word（.doc）。请另存为 .docx 或 PDF 后重新导入。";
  expect(describeFailureIn("zh", failure)).toBe(sentence);
  expect(describeErrorIn("zh", new DocumentError(failure))).toBe(sentence);
});
