import { type Random, randomFrom } from "../fixtures/random.ts";
import { type Kind, kinds } from "./kinds.ts";

/** A file of the folder: what it is, and what was done to it. */
export interface MixedFile {
  /** Path below the folder, with slashes. */
  readonly path: string;
  readonly kind: string;
  readonly done: string;
  readonly bytes: Uint8Array;
}

type Change = (bytes: Uint8Array, random: Random) => Uint8Array;

/** What happens to files on their way; of 100 so many of each, the rest are as they were made. */
const changes: readonly { readonly name: string; readonly share: number; readonly change: Change }[] = [
  { name: "cut off", share: 7, change: (bytes, random) => bytes.slice(0, Math.floor(bytes.length * random())) },
  { name: "a byte changed", share: 6, change: (bytes, random) => changed(bytes, random, 1, () => Math.floor(random() * 256)) },
  { name: "a sector of zeros", share: 5, change: (bytes, random) => changed(bytes, random, 512, () => 0) },
  {
    name: "a sector of noise",
    share: 4,
    change: (bytes, random) => changed(bytes, random, 512, () => Math.floor(random() * 256)),
  },
  {
    name: "something before it",
    share: 2,
    change: (bytes) => Uint8Array.from([...Buffer.from("HTTP/1.1 200 OK\r\n\r\n"), ...bytes]),
  },
  { name: "something behind it", share: 2, change: (bytes) => Uint8Array.from([...bytes, ...Buffer.from("\r\n<!-- 0.01 -->")]) },
];

function changed(bytes: Uint8Array, random: Random, length: number, byte: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = Math.floor(random() * Math.max(1, copy.length - length));
  for (let i = at; i < Math.min(at + length, copy.length); i++) copy[i] = byte();
  return copy;
}

const extensions = [".pdf", ".docx", ".doc", ".xls", ".xlsx", ".zip", ".txt", ".jpg", ".html", ".wps", ".et", "", ".tmp"];
const folders = ["", "", "2024年/", "2024年/各部门/", "附件 (1)/"];

/** One in so many has the wrong name. */
const MISNAMED = 0.12;

/** So many files of all kinds, each kind by its share; of a few files not all kinds; the same seed gives the same. */
export async function mixedFiles(count: number, seed: number): Promise<readonly MixedFile[]> {
  const random = randomFrom(seed);
  const all = kinds.reduce((sum, { share }) => sum + share, 0);
  const plan = kinds.flatMap((kind) =>
    Array.from({ length: Math.max(1, Math.ceil((kind.share * count) / all)) }, (_, i) => ({ kind, i })),
  );
  const files: MixedFile[] = [];
  for (const [number, { kind, i }] of shuffled(plan, random).slice(0, count).entries())
    files.push(await fileOf(kind, i + seed, number, random));
  return files;
}

async function fileOf(kind: Kind, i: number, number: number, random: Random): Promise<MixedFile> {
  const made = await kind.make(i);
  const change = changeFor(random() * 100);
  const isMisnamed = random() < MISNAMED;
  const extension = isMisnamed ? (extensions[Math.floor(random() * extensions.length)] ?? "") : kind.extension;
  const folder = folders[Math.floor(random() * folders.length)] ?? "";
  return {
    path: `${folder}${String(number).padStart(3, "0")} ${kind.name}${extension}`,
    kind: kind.name,
    done: change?.name ?? "as it was made",
    bytes: change === null ? made : change.change(made, random),
  };
}

function changeFor(drawn: number): (typeof changes)[number] | null {
  let below = 0;
  for (const one of changes) {
    below += one.share;
    if (drawn < below) return one;
  }
  return null;
}

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
