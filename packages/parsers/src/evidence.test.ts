/** Every flag of every fixture is explained, by evidence whose field the contract knows and whose place is kept. */
import {
  type CanonicalRecord,
  DocumentError,
  type Evidence,
  type RowShape,
  recordShapes,
  unexplainedFlags,
} from "@jixiao/contract";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extract } from "./extract.ts";

const FIXTURES = new URL("../../../fixtures/", import.meta.url);
const FOLDERS = readdirSync(FIXTURES).filter(
  (folder) => folder === "evaluation-report" || existsSync(new URL(`${folder}/fixtures.json`, FIXTURES)),
);
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(folder, FIXTURES))
    .filter((name) => /\.(?:txt|html|docx|pdf)$/.test(name))
    .map((name) => ({ name, url: new URL(`${folder}/${name}`, FIXTURES) })),
);
/** What the contract has and records do not yet: texts beside labels that no field takes. */
const NOT_YET: ReadonlySet<string> = new Set(["extra"]);

async function read(name: string, url: URL): Promise<readonly CanonicalRecord[]> {
  const source = { name, bytes: readFileSync(url), sha256: "0".repeat(64) };
  try {
    return (await extract(source)).records;
  } catch (error) {
    if (error instanceof DocumentError) return [];
    throw error;
  }
}

function pathsOf(shape: RowShape, prefix = ""): readonly string[] {
  return [...shape.fields, ...shape.groups, ...shape.lists].map(({ path }) => `${prefix}${path.join(".")}`);
}

/** Paths that evidence of a record may name: fields, groups, lists, rows of lists and the rows' fields. */
function knownPaths({ kind }: CanonicalRecord): ReadonlySet<string> {
  const shape = recordShapes.find(({ name }) => name === kind);
  if (shape === undefined) throw new Error(`no shape of ${kind}`);
  const rows = shape.lists.flatMap((list) => [`${list.path.join(".")}[]`, ...pathsOf(list, `${list.path.join(".")}[].`)]);
  return new Set([...pathsOf(shape), ...rows]);
}

const general = (field: string): string => field.replace(/\[\d+\]/, "[]");

interface Explained {
  readonly evidence: readonly Evidence[];
  readonly paths: ReadonlySet<string>;
  readonly places: Readonly<Record<string, unknown>>;
  readonly values: unknown;
}

function explainedIn(record: CanonicalRecord): readonly Explained[] {
  const own: Explained = {
    evidence: record.evidence,
    paths: knownPaths(record),
    places: record.provenance.places,
    values: record,
  };
  if (record.kind !== "performance_objective_form") return [own];
  const row = recordShapes.find(({ name }) => name === record.kind)?.lists.find(({ table }) => table === "indicators");
  const paths = new Set(row === undefined ? [] : pathsOf(row));
  return [own, ...record.indicators.map(({ evidence, places, ...values }) => ({ evidence, places, values, paths }))];
}

function valueAt(values: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((found, key) => Reflect.get(Object(found), key), values);
}

/** Fields that need no place of their own: what is inferred, and lists, whose rows have places. */
const PLACELESS = /^(?:level[12]|region|indicators|scores|worksheets|survey|history|outputs|schedule|budget_lines|extra)|\[/;

describe.each(FILES)("$name", ({ name, url }) => {
  test("every flag is explained by a known field that has its place", async () => {
    for (const record of await read(name, url)) {
      expect(unexplainedFlags(record)).toEqual([]);
      for (const { evidence, paths, places, values } of explainedIn(record)) {
        const fields = evidence.flatMap(({ field }) => (field === null ? [] : [field]));
        expect(fields.filter((field) => !paths.has(general(field)) && !NOT_YET.has(field))).toEqual([]);
        const placeless = fields.filter(
          (field) => !PLACELESS.test(field) && valueAt(values, field) !== null && !(field in places),
        );
        expect(record.kind === "performance_objective_form" ? placeless : [], JSON.stringify(evidence)).toEqual([]);
      }
    }
  });
});

test("the fixtures raise flags of forms, of their rows and of reports' rows", async () => {
  const records = (await Promise.all(FILES.map(({ name, url }) => read(name, url)))).flat();
  const fields = records.flatMap((record) => explainedIn(record).flatMap(({ evidence }) => evidence.map(({ field }) => field)));
  expect(fields).toEqual(expect.arrayContaining(["value_raw", "level2"]));
  expect(fields.some((field) => field !== null && /^scores\[\d+\]\.level2$/.test(field))).toBe(true);
});
