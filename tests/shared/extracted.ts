import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { CanonicalRecord } from "@jixiao/contract";
import { createRecognizer, extract } from "@jixiao/parsers";

type Options = Pick<NonNullable<Parameters<typeof extract>[1]>, "region">;

/** Reads documents of ../shared, each once: several tests look at the same records. To be disposed of when all are done. */
export class Extracted implements AsyncDisposable {
  /** However long a page takes: a busy machine is no verdict. */
  readonly #recognizer = createRecognizer({ secondsPerPage: 3600 });
  readonly #known = new Map<string, Promise<readonly CanonicalRecord[]>>();

  async recordsOf(file: string, options: Options = {}): Promise<readonly CanonicalRecord[]> {
    const key = JSON.stringify([file, options]);
    const known = this.#known.get(key) ?? this.#read(file, options);
    this.#known.set(key, known);
    return known;
  }

  async #read(file: string, options: Options): Promise<readonly CanonicalRecord[]> {
    const bytes = readFileSync(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const { records } = await extract({ name: basename(file), bytes, sha256 }, { recognizer: this.#recognizer, ...options });
    return records;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#known.clear();
    await this.#recognizer[Symbol.asyncDispose]();
  }
}
