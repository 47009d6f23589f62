import { readFileSync } from "node:fs";
import { type PlannedSheet, writeXlsx, xlsxParts, zipOf } from "@jixiao/parsers/testing";
import { ofd } from "../fixtures/ofd.ts";
import type { Piece } from "../fixtures/piece.ts";
import { randomFrom } from "../fixtures/random.ts";

/** A file with one thing wrong. */
export interface Variant {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What the damage may do to text itself nobody can tell where a format has no checksums: such a variant must only end well. */
  readonly changesText: boolean;
}

const readers = "../../packages/parsers/src/readers/";
const fixture = (path: string) => new Uint8Array(readFileSync(new URL(`${readers}${path}`, import.meta.url)));

/** A small form, as a workbook of our own. */
export const sheets: readonly PlannedSheet[] = [
  {
    name: "目标表",
    cells: [
      ["预算项目绩效目标表"],
      ["项目名称", "堤岸绿化养护"],
      ["一级指标", "二级指标", "三级指标", "指标值"],
      ["产出指标", "数量指标", "补植株数", "≥1200株"],
      ["产出指标", "质量指标", "成活率", "≥95%"],
      ["产出指标", "时效指标", "完成时间", "2025年11月底前"],
      ["效益指标", "社会效益指标", "受益居民", "≥3.5万人"],
    ].flatMap((texts, row) => texts.map((text, column) => ({ row, column, text }))),
  },
];

/** Another, as it is set on pages. */
const form: readonly Piece[] = [
  { kind: "paragraph", text: "项目绩效目标表" },
  {
    kind: "grid",
    grid: [
      ["项目名称", "渡口维修", "主管部门", "港务站"],
      ["一级指标", "二级指标", "三级指标", "指标值"],
      ["产出指标", "数量指标", "维修渡口", "≥7处"],
      ["产出指标", "质量指标", "验收合格率", "=100%"],
      ["满意度指标", "服务对象满意度指标", "乘客满意度", "≥88%"],
    ].map((row) => row.map((text) => ({ text, rows: 1, columns: 1 }))),
  },
];

/** The files that are damaged, by their names. */
export const bases: Readonly<Record<string, Uint8Array>> = {
  "a.xlsx": writeXlsx(sheets),
  "a.xls": fixture("sheet/testing/seen.xls"),
  "a.doc": fixture("doc/testing/seen.doc"),
  "a.ofd": ofd(form, { lines: "strokes", steps: "list", breaks: "closed" }),
};

type Next = (below: number) => number;

const SECTOR = 512;

/** Ways to damage any file; `times` of each, drawn from the seed. */
const damages: readonly {
  readonly name: string;
  readonly times: number;
  readonly changesText: boolean;
  readonly make: (bytes: Uint8Array, next: Next, i: number) => Uint8Array;
}[] = [
  {
    name: "cut off",
    times: 9,
    changesText: false,
    make: (bytes, _, i) => bytes.slice(0, Math.floor((bytes.length * (i + 1)) / 10)),
  },
  { name: "a sector of zeros", times: 8, changesText: true, make: (bytes, next) => overwritten(bytes, next, () => 0) },
  { name: "a sector of noise", times: 8, changesText: true, make: (bytes, next) => overwritten(bytes, next, () => next(256)) },
  { name: "a sector gone", times: 4, changesText: true, make: withoutSector },
  { name: "a byte changed", times: 8, changesText: true, make: (bytes, next) => changed(bytes, next(bytes.length), next(256)) },
  {
    name: "a byte of the beginning changed",
    times: 6,
    changesText: false,
    make: (bytes, next) => changed(bytes, next(96), next(256)),
  },
];

function overwritten(bytes: Uint8Array, next: Next, byte: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = next(Math.max(1, Math.floor(bytes.length / SECTOR))) * SECTOR;
  for (let i = at; i < Math.min(at + SECTOR, copy.length); i++) copy[i] = byte();
  return copy;
}

function withoutSector(bytes: Uint8Array, next: Next): Uint8Array {
  const at = next(Math.max(1, Math.floor(bytes.length / SECTOR))) * SECTOR;
  return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + SECTOR)]);
}

function changed(bytes: Uint8Array, at: number, to: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = copy[at] === to ? to ^ 0xff : to;
  return copy;
}

/** One entry of a compound file's allocation table set to another: loops, ends, sectors of other streams. */
function mislinked(bytes: Uint8Array, next: Next): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const at = (view.getUint32(76, true) + 1) * SECTOR + 4 * next(Math.min(128, Math.floor(bytes.length / SECTOR)));
  view.setUint32(at, [next(Math.floor(bytes.length / SECTOR)), 0xffff_fffe, 0xffff_ffff, 0x00ff_ffff][next(4)] ?? 0, true);
  return copy;
}

/** XML of one part, cut or with an element lost, in a container whose checksums fit. */
function rewritten(next: Next): Uint8Array {
  const parts = Object.entries(xlsxParts(sheets));
  const [name, xml] = parts[next(parts.length)] ?? ["", ""];
  const cut = next(2) === 0 ? xml.slice(0, next(xml.length)) : withoutTag(xml, next);
  return zipOf(Object.fromEntries(parts.map(([part, text]) => [part, Buffer.from(part === name ? cut : text)])));
}

function withoutTag(xml: string, next: Next): string {
  const tags = [...xml.matchAll(/<[^>]*>/g)];
  const tag = tags[next(tags.length)];
  return tag === undefined ? "" : xml.slice(0, tag.index) + xml.slice(tag.index + tag[0].length);
}

/** All variants of a seed. */
export function variants(seed: number): readonly Variant[] {
  const draw = randomFrom(seed);
  const next: Next = (below) => Math.floor(draw() * below);
  const any = Object.entries(bases).flatMap(([file, bytes]) =>
    damages.flatMap(({ name, times, changesText, make }) =>
      Array.from({ length: times }, (_, i): Variant => ({
        name: `${file}: ${name} (${i + 1})`,
        file,
        bytes: make(bytes, next, i),
        changesText: changesText && file !== "a.xlsx" && file !== "a.ofd",
      })),
    ),
  );
  const links = ["a.xls", "a.doc"].flatMap((file) =>
    Array.from({ length: 10 }, (_, i): Variant => ({
      name: `${file}: mislinked (${i + 1})`,
      file,
      bytes: mislinked(bases[file] ?? new Uint8Array(), next),
      changesText: true,
    })),
  );
  const xml = Array.from({ length: 15 }, (_, i): Variant => ({
    name: `a.xlsx: XML rewritten (${i + 1})`,
    file: "a.xlsx",
    bytes: rewritten(next),
    changesText: true,
  }));
  return [...any, ...links, ...xml];
}
