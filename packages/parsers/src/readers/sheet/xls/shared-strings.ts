import { Buffer } from "node:buffer";
import type { TextRun } from "../workbook.ts";

/** Reads on over the ends of records: long lists go on in the next. */
class Continued {
  private part = 0;
  private at = 0;
  private readonly parts: readonly DataView[];

  constructor(parts: readonly DataView[]) {
    this.parts = parts;
  }

  private get view(): DataView {
    while (this.part < this.parts.length && this.at >= (this.parts[this.part]?.byteLength ?? 0)) {
      this.part++;
      this.at = 0;
    }
    const view = this.parts[this.part];
    if (view === undefined) throw new Error("the list of texts is cut off");
    return view;
  }

  byte(): number {
    const { view } = this;
    this.at++;
    return view.getUint8(this.at - 1);
  }

  word(): number {
    const low = this.byte();
    return low + this.byte() * 0x100;
  }

  long(): number {
    const low = this.word();
    return low + this.word() * 0x1_0000;
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0;) {
      const step = Math.min(left, this.view.byteLength - this.at);
      this.at += step;
      left -= step;
    }
  }

  /** Characters of one byte or two; where they go on in another record, that says anew which ([MS-XLS] 2.5.293). */
  characters(count: number, wide: boolean): string {
    let [text, isWide] = ["", wide];
    for (let left = count; left > 0;) {
      const before = this.part;
      const { view } = this;
      if (this.part !== before) isWide = (this.byte() & 1) !== 0;
      const room = Math.floor((view.byteLength - this.at) / (isWide ? 2 : 1));
      if (room === 0) throw new Error("a text is cut within a character");
      const taken = Math.min(left, room);
      const bytes = Buffer.from(view.buffer, view.byteOffset + this.at, taken * (isWide ? 2 : 1));
      text += bytes.toString(isWide ? "utf16le" : "latin1"); // as they are: a pair of surrogates may be parted
      this.at += bytes.length;
      left -= taken;
    }
    return text;
  }
}

/** The texts that have struck-out, raised or lowered runs, by their number; the library gives the others as they are. */
export type RichStrings = ReadonlyMap<number, readonly TextRun[]>;

export interface RunFont {
  readonly isStruck: boolean;
  readonly isRaised: boolean;
  readonly isLowered?: boolean;
}

/** @param parts the record and those that go on with it. @throws Error for a list that is cut off */
export function richStrings(parts: readonly DataView[], fontOf: (index: number) => RunFont): RichStrings {
  const rich = new Map<number, readonly TextRun[]>();
  const list = new Continued(parts);
  list.long();
  const count = list.long();
  for (let i = 0; i < count; i++) {
    const length = list.word();
    const flags = list.byte();
    const runCount = (flags & 0x08) === 0 ? 0 : list.word();
    const extra = (flags & 0x04) === 0 ? 0 : list.long();
    const text = list.characters(length, (flags & 0x01) !== 0);
    const starts = Array.from({ length: runCount }, () => ({ at: list.word(), font: fontOf(list.word()) }));
    list.skip(extra);
    if (!starts.some(({ font }) => font.isStruck || font.isRaised || font.isLowered === true)) continue;
    const first = { at: 0, font: { isStruck: false, isRaised: false } };
    const runs = [first, ...starts].map(({ at, font }, n, all): TextRun => ({
      text: text.slice(at, all[n + 1]?.at ?? length),
      ...font,
    }));
    rich.set(
      i,
      runs.filter((run) => run.text !== ""),
    );
  }
  return rich;
}
