/**
 * `pnpm sheets:labelled FOLDER OUT`: the Word files of a folder with a manifest, as workbooks in several arrangements and, where LibreOffice is
 * installed, saved once more by it as .xlsx, .xls and .doc; with a manifest for the scorer. Fixtures of nobody: for measuring.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createHash } from "node:crypto";
import { formats, readDocument, vocabularyOf, writeXlsx } from "@jixiao/parsers/testing";
import { arrangements, sheetsOf } from "./plans.ts";

const [from = "", out = ""] = process.argv.slice(2);
if (from === "" || out === "") throw new Error("usage: pnpm sheets:labelled FOLDER OUT");
mkdirSync(out, { recursive: true });
const manifest = readFileSync(join(from, "manifest.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Labelled);
interface Labelled {
  readonly file: string;
  readonly variant: string;
  readonly gold: readonly { readonly source_file: string }[];
}
const lines: Labelled[] = [];
const label = (labelled: Labelled, file: string, variant: string): void => {
  lines.push({ ...labelled, file, variant, gold: labelled.gold.map((gold) => ({ ...gold, source_file: file })) });
};

for (const labelled of manifest.filter(({ file }) => file.endsWith(".docx"))) {
  const bytes = readFileSync(join(from, labelled.file));
  const source = { name: labelled.file, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  const { document } = await readDocument(source, vocabularyOf(formats));
  for (const [i, arrangement] of arrangements.entries()) {
    const stem = `${basename(labelled.file, ".docx")}.${i + 1}`;
    writeFileSync(join(out, `${stem}.xlsx`), writeXlsx(sheetsOf(document.blocks, arrangement)));
    label(labelled, `${stem}.xlsx`, `xlsx, ${arrangement}`);
    label(labelled, `${stem}.office.xlsx`, `xlsx of LibreOffice, ${arrangement}`);
    label(labelled, `${stem}.xls`, `xls of LibreOffice, ${arrangement}`);
  }
  label(labelled, `${basename(labelled.file, ".docx")}.doc`, "doc of LibreOffice");
}

const profile = mkdtempSync(join(tmpdir(), "jixiao-soffice-"));
try {
  const convert = (to: string, files: readonly string[], outdir: string) =>
    execFileSync(
      "soffice",
      [`-env:UserInstallation=file://${profile}`, "--headless", "--convert-to", to, "--outdir", outdir, ...files],
      { stdio: "ignore" },
    );
  const workbooks = readdirSync(out)
    .filter((name) => /\.\d\.xlsx$/.test(name))
    .map((name) => join(out, name));
  convert("xls", workbooks, out);
  const again = join(profile, "again");
  convert("xlsx", workbooks, again);
  for (const name of readdirSync(again))
    writeFileSync(join(out, name.replace(/\.xlsx$/, ".office.xlsx")), readFileSync(join(again, name)));
  convert(
    "doc",
    readdirSync(from)
      .filter((name) => name.endsWith(".docx"))
      .map((name) => join(from, name)),
    out,
  );
} catch (error) {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  console.log("LibreOffice (soffice) is not installed: only .xlsx of our own writing");
} finally {
  rmSync(profile, { recursive: true, force: true });
}
const written = new Set(readdirSync(out));
writeFileSync(
  join(out, "manifest.jsonl"),
  lines
    .filter(({ file }) => written.has(file))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join(""),
);
console.log(`${written.size} files in ${out}`);
