import { piecesOf } from "../fixtures/grid.ts";
import type { Grid, Piece } from "../fixtures/piece.ts";
import { pdf } from "../fixtures/pdf.ts";
import { readTruth } from "../fixtures/truth.ts";

const SENTENCES = [
  "本部门贯彻落实上级决策部署，负责辖区内公共服务的规划、组织和监督管理。",
  "收入预算较上年有所增加，主要原因是人员经费按规定标准调整。",
  "一般公共预算财政拨款支出主要用于保障机构正常运转和完成日常工作任务。",
  "因公出国（境）费、公务用车购置及运行费和公务接待费严格按照规定控制。",
  "政府采购预算按照集中采购目录和限额标准编制，面向中小企业预留份额。",
];

/** A budget book of some `pages` pages with forms on about 10 of them, behind prose and other tables. */
export function makeBook(pages: number): { readonly bytes: Uint8Array; readonly forms: number } {
  const names = [
    "sports-grounds",
    "tj-veterans",
    "culture-libraries",
    "tj-science-grants",
    "civil-elderly-meals",
    "emergency-drills",
  ];
  const filling = Array.from({ length: Math.round((pages - 10) * 0.585) }, (_, i) => [...prose(i), table(i)]).flat();
  const bytes = pdf([...filling, ...names.flatMap((name) => piecesOf(readTruth(name)))], {
    lines: "strokes",
    breaks: "closed",
    pageNumbers: true,
  });
  return { bytes, forms: names.length };
}

/** About a page of short lines. */
function prose(seed: number): readonly Piece[] {
  return Array.from({ length: 30 }, (_, i) => ({ kind: "paragraph", text: SENTENCES[(seed + i) % SENTENCES.length] as string }));
}

/** About a page of 收支总表. */
function table(seed: number): Piece {
  const cell = (text: string) => ({ text, rows: 1, columns: 1 });
  const rows = Array.from({ length: 26 }, (_, i) => [
    cell(`${i + 1}`),
    cell(`第${i + 1}项支出`),
    cell(`${seed * 31 + i * 7},${String((seed * 97 + i * 13) % 1000).padStart(3, "0")}.00`),
    cell(`${i * 11}.50`),
  ]);
  const grid: Grid = [[cell("序号"), cell("支出功能分类科目"), cell("本年预算数"), cell("上年预算数")], ...rows];
  return { kind: "grid", grid };
}
