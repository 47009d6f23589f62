import { DocumentError } from "@jixiao/contract";
import { extract } from "@jixiao/parsers";
import { expect, test } from "vitest";
import { mixedFiles } from "./folder.ts";

/** What takes seconds to make or to recognize is for the command: `pnpm mixed:folder`. */
const COSTLY = /scan|picture in|ZIP|RAR|7-Zip|tar|photograph/;

test("a sample of the mixed folder: the same seed gives the same files, and each is read or refused by a reason", async () => {
  const [files, again] = [await mixedFiles(14, 5), await mixedFiles(14, 5)];
  expect(again).toEqual(files);
  const cheap = files.filter(({ kind }) => !COSTLY.test(kind));
  expect(cheap.length).toBeGreaterThan(5);
  for (const { path, bytes } of cheap) {
    const outcome = await extract({ name: path, bytes, sha256: "0".repeat(64) }).catch((error: unknown) => error);
    expect(outcome instanceof DocumentError || !(outcome instanceof Error), `${path}: ${String(outcome)}`).toBe(true);
  }
});
