import { type Block, planOf, type PlannedSheet, type Table, tableTitle } from "@jixiao/parsers/testing";

/** A way in which departments lay forms out in a workbook. */
export type Arrangement = "one sheet" | "a sheet a form" | "a form over sheets";
export const arrangements: readonly Arrangement[] = ["one sheet", "a sheet a form", "a form over sheets"];

/** The forms of a document as the sheets of a workbook. */
export function sheetsOf(blocks: readonly Block[], arrangement: Arrangement): readonly PlannedSheet[] {
  const forms = formsOf(blocks);
  switch (arrangement) {
    case "one sheet":
      return [planOf("绩效目标", blocks, { gap: 2 })];
    case "a sheet a form":
      return forms.map((form, i) => planOf(`${i + 1}`, form));
    case "a form over sheets":
      return forms.flatMap((form, i) => inTwo(form).map((part, n) => planOf(`${i + 1}(${n + 1})`, part)));
  }
}

/** Blocks up to each title but the first: what stands before it goes with its form. */
function formsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const forms: Block[][] = [[]];
  let isTitled = false;
  for (const block of blocks) {
    const isTitle = block.kind === "paragraph" && tableTitle(block.text) !== null;
    if (isTitle && isTitled) forms.push([]);
    isTitled ||= isTitle;
    forms.at(-1)?.push(block);
  }
  return forms;
}

/** The form's last table cut between two rows over which no cell reaches, the header repeated by nobody. */
function inTwo(form: readonly Block[]): readonly (readonly Block[])[] {
  const at = form.findLastIndex((block) => block.kind === "table");
  const block = form[at];
  if (block?.kind !== "table") return [form];
  const { table } = block;
  const cut = Array.from({ length: table.rowCount }, (_, row) => row).findLast(
    (row) =>
      row > table.rowCount / 2 &&
      row < table.rowCount - 1 &&
      table.cells.every((cell) => cell.row >= row || cell.row + cell.rowSpan <= row),
  );
  if (cut === undefined) return [form];
  const part = (from: number, to: number): Table => ({
    ...table,
    rowCount: to - from,
    cells: table.cells.filter(({ row }) => from <= row && row < to).map((cell) => ({ ...cell, row: cell.row - from })),
  });
  return [
    [...form.slice(0, at), { kind: "table", table: part(0, cut) }],
    [{ kind: "table", table: part(cut, table.rowCount) }, ...form.slice(at + 1)],
  ];
}
