import { readFileSync } from "node:fs";
import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";
import type { Cell } from "../../table.ts";
import { withoutPictures } from "../inside/picture.ts";
import { compoundFile } from "../testing/compound.ts";
import { readDoc } from "./index.ts";

/** Own sentences, saved as .doc by LibreOffice 7.4: `seen.doc` has what Word's format can hide or merge. */
const bytes = readFileSync(new URL("testing/seen.doc", import.meta.url));
const sourceOf = (content: Uint8Array, name = "目标表.doc") => ({ name, bytes: content, sha256: "0".repeat(64) });
const blocks = withoutPictures(readDoc(sourceOf(bytes)).blocks);

test("merged cells, from the edges and merges that each row states", () => {
  expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph", "table", "paragraph", "paragraph"]);
  const [table] = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  expect(table).toMatchObject({ rowCount: 7, columnCount: 4, merges: "kept", evidence: "row definitions", flags: [] });
  const spans = table?.cells.filter(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1);
  expect(spans?.map(({ text, rowSpan, columnSpan }) => [text.split("\n")[0], rowSpan, columnSpan])).toEqual([
    ["堤岸绿化养护", 1, 3],
    ["养护面积5万平方米，10³株", 1, 3],
    ["产出指标", 3, 1],
    ["数量指标", 2, 1],
    ["甲\t乙", 1, 3],
  ]);
  expect(table?.cells.find(({ text }) => text === "产出指标")?.places).toEqual([{ kind: "word", table: 1, row: 4, column: 1 }]);
});

test("text as it is seen: what is struck out, hidden or deleted is left out and told; results of fields stand, numbers of lists do not", () => {
  const texts = blocks.flatMap((block): readonly Pick<Cell, "text" | "notes">[] =>
    block.kind === "table" ? block.table.cells : [block],
  );
  const notes = (text: string) => texts.find((one) => one.text === text)?.notes;
  expect(notes("养护面积5万平方米，10³株")).toEqual([
    { flag: "text_struck", note: "struck out (删除线): 3万" },
    { flag: "text_unseen", note: "hidden (隐藏): 内部" },
  ]);
  expect(notes("注：加上的话")).toEqual([{ flag: "text_struck", note: "deleted as a tracked change (修订删除): 删去的话" }]);
  expect(notes("编号的一条")).toMatchObject([{ flag: "content_unread" }]);
  expect(texts.map(({ text }) => text)).toContain("≥95%");
  expect(texts.map(({ text }) => text)).toContain("甲\t乙\n1\t2\n表后");
});

test.each(["目标表.doc", "目标表.wps", "目标表.pdf"])("%s is told by its content", async (name) => {
  const { records, mediaType } = await extract(sourceOf(bytes, name));
  expect(mediaType).toBe("application/msword");
  expect(records).toMatchObject([{ project_name: "堤岸绿化养护" }]);
  const rows = records.flatMap((record) => (record.kind === "performance_objective_form" ? record.indicators : []));
  expect(rows.slice(0, 3)).toMatchObject([
    { level1: "产出指标", level2: "数量指标", level3: "养护面积", value_text: "≥5万平方米", level2_source: "stated" },
    { level1: "产出指标", level2: "数量指标", level3: "补植株数", value_text: "=1200株" },
    { level1: "产出指标", level2: "质量指标", level3: "成活率", value_text: "≥95%" },
  ]);
});

describe("what cannot be read says why", () => {
  const header = (change: (view: DataView) => void) => {
    const fib = new Uint8Array(2048);
    const view = new DataView(fib.buffer);
    view.setUint16(0, 0xa5ec, true);
    view.setUint16(2, 0xc1, true);
    change(view);
    return fib;
  };
  test.each([
    ["encrypted", { WordDocument: header((view) => view.setUint16(10, 0x0100, true)) }, "encrypted"],
    ["Word 6", { WordDocument: header((view) => view.setUint16(2, 0x65, true)) }, "unsupported_format"],
    ["a header cut off", { WordDocument: new Uint8Array(40) }, "damaged"],
    ["no table stream", { WordDocument: header(() => undefined) }, "damaged"],
    ["an empty table stream", { WordDocument: header(() => undefined), "0Table": new Uint8Array(10) }, "damaged"],
  ])("%s", (_, files, code) => expect(failureOf(compoundFile(files))).toBe(code));

  function failureOf(content: Uint8Array): string {
    try {
      readDoc(sourceOf(content));
      return "read";
    } catch (error) {
      if (error instanceof DocumentError) return error.failure.code;
      throw error;
    }
  }
});
