/** Reports of our own beside the records they hold, read by eye. Places are checked apart: each names a line of the file. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extract } from "../../extract.ts";

const folder = new URL("../../../../../fixtures/evaluation-report/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === "places" || key === "provenance" ? undefined : inner)),
  );
}

test.each(names)("%s", async (name) => {
  const golden = new URL(name.replace(/\.txt$/, ".jsonl"), folder);
  expect(existsSync(golden), `${name} has no golden file`).toBe(true);
  const bytes = readFileSync(new URL(name, folder));
  const { records } = await extract({ name, bytes, sha256: "0".repeat(64) });
  const lines = readFileSync(golden, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  expect(records.map(withoutPlaces)).toEqual(lines.map((line) => JSON.parse(line) as unknown));
});

test("every row says on which line it stands", async () => {
  const bytes = readFileSync(new URL("library.txt", folder));
  const lines = bytes.toString().split("\n");
  const { records } = await extract({ name: "library.txt", bytes, sha256: "0".repeat(64) });
  const [report] = records;
  if (report?.kind !== "performance_evaluation_report") throw new Error("no report");
  for (const row of report.scores) {
    const place = row.places[0];
    if (place?.kind !== "text") throw new Error("no line");
    expect(lines[place.lines[0] - 1]).toContain(row.level3);
  }
});
