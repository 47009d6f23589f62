/** An entry as 7-Zip lists it (`l -slt`). */
export interface ListedEntry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
  /** Bytes once unpacked, as declared; null where the archive does not say. */
  readonly size: number | null;
  /** Null in a block that several entries share. */
  readonly packed: number | null;
  readonly crc: number | null;
}

/** Reads the listing: a paragraph an entry, a line a property, the path first. */
export function entriesOf(lines: readonly string[]): readonly ListedEntry[] {
  const entries: Map<string, string>[] = [];
  for (const line of lines) {
    const [, name, value] = /^([A-Z][A-Za-z 0-9]*) = ?(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    if (name === "Path") entries.push(new Map());
    entries.at(-1)?.set(name, value);
  }
  return entries.map(entryOf);
}

const LINKS = ["Symbolic Link", "Hard Link", "Copy Link", "Link"];

function entryOf(properties: ReadonlyMap<string, string>): ListedEntry {
  const text = (name: string) => properties.get(name) ?? "";
  const number = (name: string, radix: number) => (text(name) === "" ? null : Number.parseInt(text(name), radix));
  const attributes = text("Attributes");
  return {
    path: text("Path"),
    isFolder: text("Folder") === "+" || /^[A-Z]*D/.test(attributes) || / d[r-]/.test(` ${attributes}`),
    isLink: LINKS.some((name) => text(name) !== "") || / l[r-]/.test(` ${attributes}`),
    isEncrypted: text("Encrypted") === "+",
    size: number("Size", 10),
    packed: number("Packed Size", 10),
    crc: number("CRC", 16),
  };
}
