import { DocumentError } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { isCompoundFile, openCompoundFile } from "./ole.ts";

const END = 0xffff_fffe;
const FREE = 0xffff_ffff;
const FOLDER = 1;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly type?: number;
  readonly left?: number;
  readonly right?: number;
  readonly child?: number;
  readonly start?: number;
  readonly size?: number;
  /** The upper half of the size. */
  readonly high?: number;
  /** Bytes of the name with its end, where it lies. */
  readonly nameBytes?: number;
}

interface Plan {
  readonly shift?: number;
  readonly miniShift?: number;
  readonly entries: readonly Entry[];
  /** Next of each sector. 0 the table itself, 1 and 2 the directory, 3 the small table, 4 the small streams, from 5 on contents. */
  readonly fat?: Readonly<Record<number, number>>;
  readonly miniFat?: readonly number[];
  readonly sectors?: number;
  readonly cutoff?: number;
  readonly smallTable?: number;
  readonly header?: (view: DataView) => void;
}

/** A compound file of known sectors; content sectors hold their number in each byte, small sectors 100 and more. */
function fileOf(plan: Plan): Uint8Array<ArrayBuffer> {
  const { shift = 9, entries, miniFat = [], sectors = 9 } = plan;
  const size = 1 << shift;
  const bytes = new Uint8Array(size * (sectors + 1));
  const view = new DataView(bytes.buffer);
  const at = (sector: number): number => (sector + 1) * size;
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, shift, true);
  view.setUint16(32, plan.miniShift ?? 6, true);
  view.setUint32(48, 1, true);
  view.setUint32(56, plan.cutoff ?? 200, true);
  view.setUint32(60, plan.smallTable ?? 3, true);
  view.setUint32(68, END, true);
  for (let i = 0; i < 109; i++) view.setUint32(76 + 4 * i, i === 0 ? 0 : FREE, true);
  const fat: Record<number, number> = { 0: END, 1: 2, 2: END, 3: END, 4: END, ...plan.fat };
  for (let i = 0; i < size / 4; i++) view.setUint32(at(0) + 4 * i, fat[i] ?? END, true);
  for (let i = 0; i < size / 4; i++) view.setUint32(at(3) + 4 * i, miniFat[i] ?? END, true);
  for (let i = 0; i < size; i++) bytes[at(4) + i] = 100 + Math.floor(i / 64);
  for (let sector = 5; sector < sectors; sector++) bytes.fill(sector, at(sector), at(sector) + size);
  const places = (2 * size) / 128;
  for (let i = 0; i < places; i++) {
    const {
      name,
      type = STREAM,
      left = FREE,
      right = FREE,
      child = FREE,
      start = END,
      size: length = 0,
      ...more
    } = entries[i] ?? {
      name: "",
      type: 0,
    };
    const from = at(1) + 128 * i;
    for (let c = 0; c < name.length; c++) view.setUint16(from + 2 * c, name.charCodeAt(c), true);
    view.setUint16(from + 64, more.nameBytes ?? 2 * name.length + 2, true);
    bytes[from + 66] = type;
    view.setUint32(from + 68, left, true);
    view.setUint32(from + 72, right, true);
    view.setUint32(from + 76, child, true);
    view.setUint32(from + 116, start, true);
    view.setUint32(from + 120, length, true);
    view.setUint32(from + 124, more.high ?? 0, true);
  }
  plan.header?.(view);
  return bytes;
}

const root = (child: number, more: Partial<Entry> = {}): Entry => ({ name: "Root Entry", type: ROOT, child, start: 4, ...more });
/** A file of one stream. */
const alone = (stream: Partial<Entry>, plan: Partial<Plan> = {}): Plan => ({
  entries: [root(1), { name: "甲", ...stream }],
  ...plan,
});
/** The runs of equal bytes of a stream, `byte×count`, or why it cannot be read. */
function shown(bytes: Uint8Array, path = "甲"): string {
  try {
    const content = openCompoundFile("a.doc", bytes).read(path);
    if (content === null) return "none";
    const runs: [number, number][] = [];
    for (const byte of content) {
      const last = runs.at(-1);
      if (last?.[0] === byte) last[1]++;
      else runs.push([byte, 1]);
    }
    return runs.map(([byte, count]) => `${byte}×${count}`).join(" ");
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.failure.code === "damaged" ? error.failure.reason.replace("compound file (复合文档): ", "") : error.failure.code;
  }
}

describe("streams", () => {
  test.each<[string, Plan, string]>([
    ["none of that path", { entries: [root(1), { name: "乙", size: 1, start: 0 }] }, "none"],
    ["empty", alone({ size: 0, start: 77 }), ""],
    [
      "small: one less than the header says",
      alone({ size: 199, start: 0 }, { miniFat: [1, 2, 3, END] }),
      "100×64 101×64 102×64 103×7",
    ],
    ["large: as many as it says", alone({ size: 200, start: 5 }), "5×200"],
    ["large, over two sectors that are apart", alone({ size: 513, start: 7 }, { fat: { 7: 5 } }), "7×512 5×1"],
    ["exactly a sector", alone({ size: 512, start: 5 }), "5×512"],
    ["one more than its sectors", alone({ size: 513, start: 5 }), "甲 is cut off"],
    ["small sectors that are apart", alone({ size: 70, start: 6 }, { miniFat: [9, 9, END, 9, 9, 9, 2] }), "106×64 102×6"],
    ["one more than its small sectors", alone({ size: 65, start: 0 }), "甲 is cut off"],
    ["a small chain that leads beyond its table", alone({ size: 65, start: 0 }, { miniFat: [500] }), "the chain of 甲 is broken"],
    ["a small chain that ends as free", alone({ size: 65, start: 0 }, { miniFat: [FREE] }), "the chain of 甲 is broken"],
    ["a small chain in a loop", alone({ size: 65, start: 0 }, { miniFat: [1, 0] }), "the chain of 甲 runs in a loop"],
    ["a chain in a loop", alone({ size: 600, start: 5 }, { fat: { 5: 6, 6: 5 } }), "the chain of 甲 runs in a loop"],
    ["a chain that ends as free", alone({ size: 600, start: 5 }, { fat: { 5: FREE } }), "the chain of 甲 is broken"],
    ["the first number that is no sector's", alone({ size: 600, start: 0xffff_fffb }), "the chain of 甲 is broken"],
    ["the last one that is", alone({ size: 600, start: 0xffff_fffa }), "the chain of 甲 is broken"],
    ["a sector beyond the end", alone({ size: 600, start: 9 }), "it refers to a sector beyond its end"],
    ["no small table", alone({ size: 65, start: 0 }, { smallTable: END }), "the chain of 甲 is broken"],
    ["no small streams", { entries: [root(1, { start: END }), { name: "甲", size: 5, start: 0 }] }, "甲 is cut off"],
    ["the upper half of a size, which small files leave to chance", alone({ size: 300, start: 5, high: 1 }), "5×300"],
    ["large sectors", alone({ size: 4097, start: 5 }, { shift: 12, fat: { 5: 6 } }), "5×4096 6×1"],
    ["large sectors, where it counts", alone({ size: 300, start: 5, high: 1 }, { shift: 12 }), "甲 is cut off"],
  ])("%s", (_, plan, expected) => expect(shown(fileOf(plan))).toBe(expected));

  test("the last sector may be cut short, but not what is read of it", () => {
    const bytes = fileOf(alone({ size: 300, start: 8 }));
    expect(shown(bytes.subarray(0, -212))).toBe("8×300");
    expect(shown(bytes.subarray(0, -213))).toBe("甲 is cut off");
    const small = fileOf({ ...alone({ size: 120, start: 0 }, { miniFat: [1], sectors: 5 }) });
    expect(shown(small.subarray(0, -392))).toBe("100×64 101×56");
    expect(shown(small.subarray(0, -393))).toBe("甲 is cut off");
  });
});

describe("the directory", () => {
  const pathsIn = (...entries: Entry[]): readonly string[] => openCompoundFile("a.doc", fileOf({ entries })).streams;

  test("folders within folders, siblings on both sides", () => {
    const entries: Entry[] = [
      root(2),
      { name: "甲" },
      { name: "夹", type: FOLDER, left: 1, right: 3, child: 4 },
      { name: "丙" },
      { name: "内", type: FOLDER, child: 5 },
      { name: "丁", right: 6 },
      { name: "戊", type: 0 },
    ];
    expect(pathsIn(...entries).toSorted()).toEqual(["丙", "夹/内/丁", "甲"].toSorted());
  });
  test("of two with one path the first that is met counts", () => {
    const bytes = fileOf({
      entries: [root(1), { name: "甲", size: 300, start: 5, right: 2 }, { name: "甲", size: 300, start: 6 }],
    });
    expect([openCompoundFile("a.doc", bytes).streams, shown(bytes)]).toEqual([["甲"], "5×300"]);
  });
  test.each<[string, Partial<Entry>, string]>([
    ["a name without an end", { name: "甲", nameBytes: 0 }, ""],
    ["a length beyond the room of a name", { name: "甲".repeat(31), nameBytes: 500 }, "甲".repeat(31)],
    ["half a name", { name: "甲乙", nameBytes: 4 }, "甲"],
  ])("%s", (_, entry, name) => expect(pathsIn(root(1), { name: "", ...entry })).toEqual([name]));

  test.each<[string, readonly Entry[], string]>([
    ["no root", [{ name: "甲" }], "it has no root"],
    ["an entry that it does not have", [root(8)], "its directory runs in a loop or refers beyond its end"],
    ["its last entry", [root(7)], "none"],
    [
      "two that are each other's sibling",
      [root(1), { name: "乙", left: 2 }, { name: "丙", left: 1 }],
      "its directory runs in a loop or refers beyond its end",
    ],
    ["nothing in it", [root(FREE)], "none"],
    ["a number that is no entry's", [root(0xffff_fffb)], "none"],
  ])("%s", (_, entries, expected) => expect(shown(fileOf({ entries }))).toBe(expected));
});

describe("the header", () => {
  const stream = { size: 300, start: 5 };
  test.each<[string, Plan, string]>([
    ["small sectors of another size", alone(stream, { miniShift: 7 }), "it has sectors of no known size"],
    ["sectors of another size", alone(stream, { shift: 10 }), "it has sectors of no known size"],
    [
      "its table's sector behind numbers that are none",
      alone(stream, {
        header: (view) => {
          view.setUint32(76, 0xffff_fffb, true);
          view.setUint32(76 + 4 * 108, 0, true);
        },
      }),
      "5×300",
    ],
    [
      "its table's sector in a list of its own, the last of it",
      alone(stream, {
        header: (view) => {
          view.setUint32(76, FREE, true);
          view.setUint32(68, 7, true);
          for (let i = 0; i < 127; i++) view.setUint32(8 * 512 + 4 * i, i === 126 ? 0 : FREE, true);
          view.setUint32(8 * 512 + 508, END, true);
        },
      }),
      "5×300",
    ],
    [
      "a list in a loop",
      alone(stream, {
        header: (view) => {
          view.setUint32(68, 7, true);
          view.setUint32(8 * 512 + 508, 7, true);
        },
      }),
      "the chain of its allocation table runs in a loop",
    ],
    [
      "no table at all",
      alone(stream, {
        header: (view) => {
          view.setUint32(76, FREE, true);
        },
      }),
      "the chain of its directory is broken",
    ],
  ])("%s", (_, plan, expected) => expect(shown(fileOf(plan))).toBe(expected));

  test("a list that is cut off", () => {
    const bytes = fileOf(
      alone(stream, {
        header: (view) => {
          view.setUint32(68, 8, true);
        },
      }),
    );
    expect(shown(bytes.subarray(0, -1))).toBe("its allocation table is cut off");
  });
  test("it has 512 bytes, and begins with its mark", () => {
    const bytes = fileOf(alone(stream));
    expect(shown(bytes.subarray(0, 511))).toBe("its header is cut off");
    expect(shown(bytes.subarray(0, 512))).not.toBe("its header is cut off");
    const other = Uint8Array.from(bytes);
    other[7] = 0;
    expect([isCompoundFile(bytes), isCompoundFile(other), shown(other)]).toEqual([true, false, "its header is cut off"]);
  });
});
