import { DocumentError } from "@jixiao/contract";
import { extract } from "@jixiao/parsers";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { tally, type Tally } from "./score.ts";
import type { Label } from "./sources.ts";

/** Reads a rendering and compares what was read with the labels. */
export async function readRendering(file: string, labels: readonly Label[]): Promise<Tally> {
  const bytes = readFileSync(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  try {
    const { records, account } = await extract({ name: basename(file), bytes, sha256 });
    return tally(labels, records, account.unread_forms.length);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { failure } = error;
    return tally(labels, [], failure.code === "forms_unread" ? failure.forms.length : 0);
  }
}
