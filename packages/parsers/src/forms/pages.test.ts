import type { FormRecord, Place } from "@jixiao/contract";
import { expect, test } from "vitest";
import type { Block, Document } from "../document.ts";
import { flatten } from "../flat-rows.ts";
import { shanghaiObjective } from "../formats/shanghai-objective.ts";
import type { Cell, Table } from "../table.ts";
import { claim } from "./claim.ts";
import { readClaim } from "./read-form.ts";

const on = (page: number): readonly Place[] => [{ kind: "page", page, box: { x0: 0, y0: 0, x1: 1, y1: 1 } }];

/** A table with merges kept, each row on a page: `[page, ...texts]`. */
function table(rows: readonly (readonly [page: number, ...texts: readonly string[]])[]): Block {
  const cells = rows.flatMap(([page, ...texts], row) =>
    texts.map((text, column): Cell => ({ row, column, rowSpan: 1, columnSpan: 1, text, places: on(page) })),
  );
  const columnCount = Math.max(...rows.map((row) => row.length - 1));
  const whole: Omit<Table, "flags"> = {
    cells,
    rowCount: rows.length,
    columnCount,
    merges: "kept",
    chunks: [0],
    evidence: "rulings",
  };
  return { kind: "table", table: { ...whole, flags: ["evidence_conflict"] } };
}

const HEADER = ["一级指标", "二级指标", "三级指标", "指标值"] as const;

function read(...blocks: readonly Block[]): readonly FormRecord[] {
  const document: Document = { blocks, pageCount: 9, undecodable: false };
  const rows = flatten(document);
  const source = { name: "a.pdf", bytes: new Uint8Array(), sha256: "0".repeat(64) };
  return claim(rows, [shanghaiObjective]).flatMap((one) => {
    const { record } = readClaim(one, { document, rows, source, options: {} });
    return record.kind === "performance_objective_form" ? [record] : [];
  });
}

const title = (page: number): Block => ({ kind: "paragraph", text: "财政项目支出绩效目标申报表（2024年度）", places: on(page) });

test("a form's pages are those of its title, its fields and its indicators, first and last", () => {
  const [first, second] = read(
    title(2),
    table([
      [2, "项目名称", "甲", "主管部门", "乙局"],
      [3, ...HEADER],
      [3, "产出指标", "数量指标", "次数", "3次"],
      [5, "产出指标", "质量指标", "合格率", "≥90%"],
    ]),
    title(6),
    table([
      [6, "项目名称", "丙", "主管部门", "乙局"],
      [6, ...HEADER],
      [6, "产出指标", "数量指标", "次数", "3次"],
    ]),
  );
  expect([first?.pages, second?.pages]).toEqual([
    [2, 5],
    [6, 6],
  ]);
});

test("a doubt about the table names the pages that it stands on", () => {
  const [form] = read(
    title(2),
    table([
      [2, "项目名称", "甲", "主管部门", "乙局"],
      [3, ...HEADER],
      [4, "产出指标", "数量指标", "次数", "3次"],
    ]),
  );
  expect(form?.evidence.find(({ flag }) => flag === "evidence_conflict")).toMatchObject({
    field: "indicators",
    note: expect.stringMatching(/rulings.*pages 2, 3, 4$/),
  });
});
