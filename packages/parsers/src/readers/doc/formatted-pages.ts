/** Properties of a run of bytes in the stream: paragraphs, or characters. */
export interface FormattedRun {
  readonly from: number;
  readonly to: number;
  readonly changes: Uint8Array;
}

const PAGE_BYTES = 512;
const PARAGRAPH_ENTRY_BYTES = 13;
const NONE = new Uint8Array();

/** All runs of the pages that a list names ([MS-DOC] 2.9.33, 2.9.206), ascending. @throws Error for pages beyond the stream */
export function formattedRuns(list: Uint8Array, stream: Uint8Array, of: "paragraphs" | "characters"): readonly FormattedRun[] {
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
  const count = Math.floor((list.length - 4) / 8);
  if (count > stream.length / PAGE_BYTES) throw new Error("its list of formatted pages is longer than the file");
  const runs: FormattedRun[] = [];
  for (let i = 0; i < count; i++) {
    const at = (view.getUint32(4 * (count + 1) + 4 * i, true) & 0x3f_ffff) * PAGE_BYTES;
    if (at + PAGE_BYTES > stream.length) throw new Error("a page of formatting stands beyond the file's end");
    const page = stream.subarray(at, at + PAGE_BYTES);
    const own = of === "paragraphs" ? runsOf(page, PARAGRAPH_ENTRY_BYTES, paragraphChanges) : runsOf(page, 1, characterChanges);
    const isInPlace = own[0]?.from === view.getUint32(4 * i, true) && own.every(({ from, to }) => from < to);
    if (!isInPlace) throw new Error("a page of formatting is damaged");
    for (const run of own) runs.push(run);
  }
  return runs.toSorted((a, b) => a.from - b.from);
}

function runsOf(
  page: Uint8Array,
  entryBytes: number,
  changesAt: (page: Uint8Array, offset: number) => Uint8Array,
): readonly FormattedRun[] {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const count = page[PAGE_BYTES - 1] ?? 0;
  const entries = 4 * (count + 1);
  if (entries + count * entryBytes > PAGE_BYTES - 1) throw new Error("a page of formatting is damaged");
  return Array.from({ length: count }, (_, i): FormattedRun => {
    const offset = (page[entries + i * entryBytes] ?? 0) * 2;
    const changes = offset === 0 ? NONE : changesAt(page, offset);
    return { from: view.getUint32(4 * i, true), to: view.getUint32(4 * (i + 1), true), changes };
  });
}

/** Behind the length stands the number of the style, then the changes to it. */
function paragraphChanges(page: Uint8Array, offset: number): Uint8Array {
  const length = page[offset] ?? 0;
  return length === 0
    ? page.subarray(offset + 4, Math.min(PAGE_BYTES - 1, offset + 2 + 2 * (page[offset + 1] ?? 0)))
    : page.subarray(offset + 3, Math.min(PAGE_BYTES - 1, offset + 2 * length));
}

function characterChanges(page: Uint8Array, offset: number): Uint8Array {
  return page.subarray(offset + 1, Math.min(PAGE_BYTES - 1, offset + 1 + (page[offset] ?? 0)));
}

/** The run over a byte of the stream; null where none is. */
export function runAt(runs: readonly FormattedRun[], position: number): FormattedRun | null {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run === undefined) return null;
    if (position < run.from) high = middle - 1;
    else if (position >= run.to) low = middle + 1;
    else return run;
  }
  return null;
}
