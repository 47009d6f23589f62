/** Reports of our own beside the records they hold, read by eye. Places are checked apart: each names a line of the file. */
import { type CanonicalRecord, DocumentError } from "@jixiao/contract";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extract } from "../../extract.ts";

const folder = new URL("../../../../../fixtures/evaluation-report/", import.meta.url);
const names = readdirSync(folder).filter((name) => !name.endsWith(".jsonl"));

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === "places" || key === "provenance" ? undefined : inner)),
  );
}

async function read(name: string) {
  const bytes = readFileSync(new URL(name, folder));
  const { records } = await extract({ name, bytes, sha256: "0".repeat(64) }).catch(withoutRecords);
  return records.filter((record) => record.kind === "performance_evaluation_report");
}

/** A document of which no form and no report could be read has no record either. */
function withoutRecords(error: unknown): { readonly records: readonly CanonicalRecord[] } {
  if (error instanceof DocumentError && error.failure.code === "forms_unread") return { records: [] };
  throw error;
}

test("a self-evaluation beside mentions of a report is read as what it is, and nothing as a report", async () => {
  const bytes = readFileSync(new URL("mentions.txt", folder));
  const { records } = await extract({ name: "mentions.txt", bytes, sha256: "0".repeat(64) });
  expect(records).toMatchObject([
    { kind: "performance_self_evaluation", layout: "central-self-evaluation", project_name: "免疫规划", total_score: "98" },
  ]);
});

test.each(names)("%s", async (name) => {
  const golden = new URL(name.replace(/\.\w+$/, ".jsonl"), folder);
  expect(existsSync(golden), `${name} has no golden file`).toBe(true);
  const lines = readFileSync(golden, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  expect((await read(name)).map(withoutPlaces)).toEqual(lines.map((line) => JSON.parse(line) as unknown));
});

test.each(names.filter((name) => name.endsWith(".txt")))("%s: every row says on which line it stands", async (name) => {
  const lines = readFileSync(new URL(name, folder), "utf8").split("\n");
  for (const report of await read(name)) {
    for (const row of report.scores) {
      const place = row.places[0];
      if (place?.kind !== "text") throw new Error("no line");
      expect(lines[place.lines[0] - 1]).toContain(row.level3 ?? row.level2);
    }
  }
});
