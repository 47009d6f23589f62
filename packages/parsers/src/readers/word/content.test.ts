import { describe, expect, test } from "vitest";
import type { Damage } from "../../document.ts";
import type { Piece } from "../pieces.ts";
import { readContent } from "./blocks.ts";
import { cell, NAMESPACES, p, par, run, tbl, tc, tr } from "./docx.test-helper.ts";
import { PAPER } from "./ground.ts";
import { newCounters, readNumbering } from "./numbering.ts";
import { readStyles } from "./styles.ts";
import { parseXml } from "./xml.ts";

function shown(piece: Piece): string {
  if (piece.kind === "picture") return `<${piece.picture.name}>`;
  if (piece.kind === "text") return [piece.text, ...piece.notes.map(({ flag, note }) => `[${flag} ${note}]`)].join(" ");
  const { rowCount, columnCount, cells, flags } = piece.table;
  const inside = cells.map(
    ({ row, column, rowSpan, columnSpan, pieces }) =>
      `${row},${column}${rowSpan === 1 && columnSpan === 1 ? "" : ` ${rowSpan}×${columnSpan}`} ${pieces.map(shown).join("/")}`,
  );
  return [`${rowCount}×${columnCount}`, ...flags, ...inside].join(" | ");
}

/** The pieces of a body, and what is told of the document. */
function told(body: string): readonly string[] {
  const root = parseXml(new TextEncoder().encode(`<w:body ${NAMESPACES}>${body}</w:body>`));
  const damage: Damage[] = [];
  const styles = readStyles(null);
  const story = {
    styles,
    numbering: readNumbering(null, styles),
    counters: newCounters(),
    fields: [],
    notes: [],
    comments: new Map(),
    pictureAt: (id: string) => ({ name: id, bytes: () => new Uint8Array() }),
    damage,
  };
  const pieces = readContent(root, story, { tableStyle: null, inCell: false, ground: PAPER });
  return [...pieces.map(shown), ...damage.map(({ part, reason, concerns }) => `!${part}: ${reason} (${concerns})`)];
}

const gone = (text: string, mark = "<w:vanish/>") => par(run(text), `<w:rPr>${mark}</w:rPr>`);
const blip = '<w:r><w:drawing><a:blip r:embed="m1"/></w:drawing></w:r>';
const box = (inside: string) => `<w:r><w:drawing><w:txbxContent>${inside}</w:txbxContent></w:drawing></w:r>`;
const math = (text: string) => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`;
const struck = (text: string) => run(text, "<w:strike/>");

describe("what stands in a body", () => {
  test.each<[string, string, readonly string[]]>([
    ["nothing", "", []],
    ["paragraphs", p("甲") + p("") + p("乙"), ["甲", "", "乙"]],
    ["a paragraph that goes on in the next", gone("甲") + p("乙") + p("丙"), ["甲乙", "丙"]],
    ["one that goes on over a deleted mark", gone("甲", "<w:del/>") + gone("乙") + p("丙"), ["甲乙丙"]],
    ["what is left out of both", gone("甲") + par(struck("乙")), ["甲 [text_struck struck out (删除线): 乙]"]],
    ["one that is the last", gone("甲"), ["甲"]],
    ["one before a table", gone("甲") + tbl(tr(tc("乙"))) + p("丙"), ["甲", "1×1 | 0,0 乙", "丙"]],
    ["one with a picture", par(`${run("甲")}${blip}`, "<w:rPr><w:vanish/></w:rPr>") + p("乙"), ["甲", "<m1>", "乙"]],
    ["one with a text box", par(`${run("甲")}${box(p("盒"))}`, "<w:rPr><w:vanish/></w:rPr>") + p("乙"), ["甲", "盒", "乙"]],
    ["a text box of a table", par(box(tbl(tr(tc("盒"))))), ["", "1×1 | 0,0 盒"]],
    ["a content control", `<w:sdt><w:sdtPr/><w:sdtContent>${p("甲")}</w:sdtContent></w:sdt>`, ["甲"]],
    [
      "an alternative",
      `<mc:AlternateContent><mc:Choice Requires="x99">${p("甲")}</mc:Choice><mc:Fallback>${p("乙")}</mc:Fallback></mc:AlternateContent>`,
      ["乙"],
    ],
    ["an equation beside paragraphs", math("5") + p("甲"), ["5", "甲"]],
    ["one of its own", `<m:oMathPara>${math("5")}</m:oMathPara>`, ["5"]],
    [
      "a deletion beside paragraphs",
      `<w:del>${run("甲")}</w:del>`,
      [" [text_struck deleted as a tracked change (修订删除): 甲]"],
    ],
    ["what moved away", `<w:moveFrom>${run("甲")}</w:moveFrom>`, [" [text_struck deleted as a tracked change (修订删除): 甲]"]],
    ["what shows nothing", `<w:sectPr><w:x>甲</w:x></w:sectPr><w:bookmarkStart/>`, []],
    ["an unknown element without a text", "<x:y> </x:y>", []],
    [
      "an unknown element",
      `<x:y> ${run("甲".repeat(41))} </x:y>`,
      [
        ` [content_unread an element that is not known (?:y): ${"甲".repeat(41)}]`,
        `!?:y: an element that is not known, with the text ${"甲".repeat(40)} (none)`,
      ],
    ],
    [
      "another document",
      '<w:altChunk r:id="r7"/><w:subDoc/>',
      [
        " [content_unread an inserted document: r7]",
        " [content_unread an inserted document: w:subDoc]",
        "!w:altChunk: a document that Word inserts here is not read (none)",
        "!w:subDoc: a document that Word inserts here is not read (none)",
      ],
    ],
  ])("%s", (_, body, expected) => expect(told(body)).toEqual(expected));
});

describe("tables", () => {
  const [restart, goesOn] = ['<w:vMerge w:val="restart"/>', "<w:vMerge/>"];
  const span = (count: string) => `<w:gridSpan w:val="${count}"/>`;
  const covered = (text: string) => ` [text_unseen covered by a merged cell (合并单元格): ${text}]`;
  const row = (properties: string, ...content: readonly string[]) =>
    `<w:tr><w:trPr>${properties}</w:trPr>${content.join("")}</w:tr>`;
  test.each<[string, string, string]>([
    ["cells", tr(tc("甲"), tc("乙")) + tr(tc("丙"), tc("丁")), "2×2 | 0,0 甲 | 0,1 乙 | 1,0 丙 | 1,1 丁"],
    ["a cell of several pieces", tr(cell(p("甲") + p("乙") + tbl(tr(tc("丙"))))), "1×1 | 0,0 甲/乙/1×1 | 0,0 丙"],
    [
      "merged down",
      tr(tc("甲", restart), tc("乙")) + tr(tc("", goesOn), tc("丙")) + tr(tc("", goesOn), tc("丁")),
      "3×2 | 0,0 3×1 甲 | 0,1 乙 | 1,1 丙 | 2,1 丁",
    ],
    [
      "with a text under it",
      tr(tc("甲", restart), tc("乙")) + tr(tc("盖", goesOn), tc("丙")),
      `2×2 | 0,0 2×1 甲/${covered("盖")} | 0,1 乙 | 1,1 丙`,
    ],
    ["one that goes on from nothing", tr(tc("甲", goesOn), tc("乙")), "1×2 | 0,0 甲 | 0,1 乙"],
    [
      "one that goes on from a cell that is not merged",
      tr(tc("甲"), tc("乙")) + tr(tc("丙", goesOn), tc("丁")),
      "2×2 | 0,0 甲 | 0,1 乙 | 1,0 丙 | 1,1 丁",
    ],
    [
      "one that goes on behind a gap",
      tr(tc("甲", restart), tc("乙")) + tr(tc("丙"), tc("丁")) + tr(tc("戊", goesOn), tc("己")),
      "3×2 | 0,0 甲 | 0,1 乙 | 1,0 丙 | 1,1 丁 | 2,0 戊 | 2,1 己",
    ],
    [
      "one of another width",
      tr(tc("甲", restart), tc("乙"), tc("丙")) + tr(tc("丁", goesOn + span("2")), tc("戊")),
      "2×3 | table_damaged | 0,0 甲 | 0,1 乙 | 0,2 丙 | 1,0 1×2 丁 | 1,2 戊",
    ],
    [
      "merged across",
      tr(tc("甲", span("2")), tc("乙")) + tr(tc("丙"), tc("丁"), tc("戊")),
      "2×3 | 0,0 1×2 甲 | 0,2 乙 | 1,0 丙 | 1,1 丁 | 1,2 戊",
    ],
    [
      "merged across the old way",
      tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("盖", "<w:hMerge/>"), tc("乙")),
      `1×3 | 0,0 1×2 甲/${covered("盖")} | 0,2 乙`,
    ],
    ["the old way from nothing", tr(tc("甲", "<w:hMerge/>"), tc("乙")), "1×2 | 0,0 甲 | 0,1 乙"],
    ["a span of nothing", tr(tc("甲", span("0")), tc("乙")), "1×2 | 0,0 甲 | 0,1 乙"],
    ["a span that is no number", tr(tc("甲", span("x")), tc("乙")), "1×2 | table_damaged | 0,0 甲 | 0,1 乙"],
    ["a span beyond all", tr(tc("甲", span("1001")), tc("乙")), "1×2 | table_damaged | 0,0 甲 | 0,1 乙"],
    ["a negative span", tr(tc("甲", span("-1")), tc("乙")), "1×2 | table_damaged | 0,0 甲 | 0,1 乙"],
    [
      "a hidden row",
      row("<w:hidden/>", tc("甲"), tc("乙")) + tr(tc("丙"), tc("丁")),
      "2×2 | 0,0  [text_unseen hidden (隐藏行): 甲] | 0,1  [text_unseen hidden (隐藏行): 乙] | 1,0 丙 | 1,1 丁",
    ],
    ["a row that is shown", row('<w:hidden w:val="0"/>', tc("甲")), "1×1 | 0,0 甲"],
    ["a deleted row", row("<w:del/>", tc("甲")), "1×1 | 0,0  [text_struck deleted as a tracked change (修订删除): 甲]"],
    [
      "a deleted cell",
      tr(tc("甲", "<w:cellDel/>"), tc("乙")),
      "1×2 | 0,0  [text_struck deleted as a tracked change (修订删除): 甲] | 0,1 乙",
    ],
    ["a deleted row of nothing", row("<w:del/>", tc("")), "1×1 | 0,0 "],
    [
      "a table in a deleted row, with a picture and a text that is struck out",
      row("<w:del/>", cell(tbl(tr(tc("甲"), tc("乙"))) + par(blip) + par(run("丙") + struck("丁")))),
      "1×1 | 0,0  [text_struck deleted as a tracked change (修订删除): 甲 乙 a picture 丙] [content_unread not text, and not read: a picture] [text_struck struck out (删除线): 丁]",
    ],
    [
      "a row that begins further right",
      tr(tc("甲"), tc("乙")) + row('<w:gridBefore w:val="1"/>', tc("丙")),
      "2×2 | 0,0 甲 | 0,1 乙 | 1,1 丙",
    ],
    [
      "a row that ends further left",
      tr(tc("甲"), tc("乙")) + row('<w:gridAfter w:val="1"/>', tc("丙")),
      "2×2 | 0,0 甲 | 0,1 乙 | 1,0 丙",
    ],
    [
      "rows and cells in controls",
      `<w:sdt><w:sdtContent>${tr("<w:sdt><w:sdtContent>", tc("甲"), "</w:sdtContent></w:sdt>", tc("乙"))}</w:sdtContent></w:sdt>`,
      "1×2 | 0,0 甲 | 0,1 乙",
    ],
    [
      "rows in alternatives",
      `<mc:AlternateContent><mc:Choice Requires="wps">${tr(tc("甲"))}</mc:Choice><mc:Fallback>${tr(tc("乙"))}</mc:Fallback></mc:AlternateContent>`,
      "1×1 | 0,0 甲",
    ],
    ["rows in what is unknown", `<x:y>${tr(tc("甲"))}</x:y>${tr(tc("乙"))}`, "1×1 | 0,0 乙"],
  ])("%s", (_, rows, expected) => {
    const [table, ...rest] = told(tbl(rows)).map((one) => one.replaceAll(/ (?=\|)| $/g, " "));
    expect(table?.replaceAll(/ +/g, " ").trim()).toBe(expected.replaceAll(/ +/g, " ").trim());
    expect(rest).toEqual([]);
  });
});
