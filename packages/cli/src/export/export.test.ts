import { readFileSync } from "node:fs";
import { documentOf, evaluationOf, formOf, indicatorOf } from "@jixiao/store/testing";
import { flatTables, openStore, writeDocument } from "@jixiao/store";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readWorkbook } from "../testing/spreadsheet.ts";
import { csv } from "./csv.ts";
import { datapackage } from "./datapackage/datapackage.ts";
import { datasette } from "./datasette.ts";
import type { ExportFormat, ExportJob } from "./format.ts";
import { unscaledOf } from "./parquet.ts";
import { doFile, stata } from "./stata.ts";
import { numberCell, textCell, xmlText } from "./xlsx/cell.ts";
import { workbook } from "./xlsx/xlsx.ts";

const store = openStore(":memory:");
const formula = indicatorOf({
  seq: 1,
  level3: '=HYPERLINK("http://x.example","y")',
  value_raw: "=100(%)",
  value_text: "=100(%)",
});
const page = { kind: "page" as const, page: 7, box: { x0: 1, y0: 1, x1: 2, y1: 2 } };
const paged = indicatorOf({ seq: 2, level3: "\u0001_x0041_ & <甲>\r\n", places: { value_raw: [page] } });
const form = formOf({ project_name: "甲", indicators: [formula, paged, indicatorOf({ seq: 3 })] });
const document = documentOf([form, evaluationOf(formOf({ project_name: "乙" }), "完成")]);
writeDocument(store, { ...document, sighting: { location: "https://a.example/b.pdf", seen_at: "2026-01-01T00:00:00.000Z" } });

const notes: string[] = [];
const job: ExportJob = {
  store,
  filter: {},
  headers: null,
  all: false,
  current: false,
  excel: false,
  note: (text) => notes.push(text),
};
const bytesOf = (pieces: Iterable<string | Uint8Array>): Buffer =>
  Buffer.concat([...pieces].map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)));

describe("a workbook", () => {
  const sheets = readWorkbook(bytesOf(workbook(job)));

  test("has a sheet a table that has rows, and the dictionary", () =>
    expect([...sheets.keys()]).toEqual(["指标", "项目", "自评指标", "自评表", "评价得分", "数据字典"]));

  test("keeps texts texts; the only formulas are links, of cells of their own row", () => {
    const cells = (sheets.get("指标") ?? []).flat();
    expect(cells.filter(({ kind, text }) => kind === "text" && text.startsWith("=")).map(({ text }) => text)).toEqual([
      '=HYPERLINK("http://x.example","y")',
      "=100(%)",
      "=100(%)",
    ]);
    expect(cells.filter(({ kind }) => kind === "formula").map(({ text }) => text)).toEqual([
      'HYPERLINK(INDEX(E:E,ROW()),"打开")',
      'HYPERLINK(INDEX(E:E,ROW())&"#page="&INDEX(O:O,ROW()),"打开")',
      'HYPERLINK(INDEX(E:E,ROW()),"打开")',
    ]);
    const header = (sheets.get("指标")?.[0] ?? []).map(({ text }) => text);
    expect([header[4], header[14]]).toEqual(["来源", "页"]);
    expect(cells.map(({ text }) => text)).toContain("\u0001_x0041_ & <甲>\r\n");
  });

  test("goes on in a further sheet where one is full, and says so", () => {
    notes.length = 0;
    const small = readWorkbook(bytesOf(workbook(job, 3)));
    const rows = [...(small.get("指标") ?? []).slice(1), ...(small.get("指标2") ?? []).slice(1)];
    expect(rows).toEqual(sheets.get("指标")?.slice(1));
    expect(small.get("指标2")?.[0]).toEqual(small.get("指标")?.[0]);
    expect(notes).toContainEqual(expect.stringMatching(/^指标: 3 rows fill a sheet; the rest is in 指标2$/));
  });

  test.each([
    ["13240000.00", "<v>13240000.00</v>"],
    ["-0.5", "<v>-0.5</v>"],
    ["123456789012345", "<v>123456789012345</v>"],
    ["1234567890123456", ">1234567890123456</t>"],
    ["0.1234567890123456", ">0.1234567890123456</t>"],
    ["1e5", ">1e5</t>"],
    ["", "></t>"],
  ])("%s is a number where a spreadsheet keeps its digits, else a text", (number, xml) =>
    expect(numberCell(number, 0, () => undefined)).toContain(xml),
  );

  test("a text too long for a cell is cut, says so, and is no half character", () => {
    let cuts = 0;
    const cell = textCell("𠮷".repeat(20_000), 0, () => cuts++);
    expect([cuts, cell.includes("未完"), /[\ud800-\udbff](?![\udc00-\udfff])/.test(cell)]).toEqual([1, true, false]);
    expect(textCell("长".repeat(32_767), 0, () => cuts++)).not.toContain("未完");
    expect(xmlText("\uffff_xZZ")).toBe("_xFFFF__xZZ");
  });
});

test.each([
  ["0", 0n],
  ["-12.50", -125000000000n],
  ["0.0000000001", 1n],
  ["0.00000000010", 1n],
  ["0.00000000001", null],
  ["9".repeat(28), BigInt("9".repeat(28)) * 10n ** 10n],
  ["1".repeat(29), null],
  ["1e3", null],
  ["", null],
])("%s as DECIMAL(38,10): exact or not at all", (number, unscaled) => expect(unscaledOf(number)).toBe(unscaled));

function folderOf(format: ExportFormat, of: ExportJob = job): ReadonlyMap<string, string> {
  if (format.kind !== "folder") throw new Error("no folder");
  const files = new Map<string, string>();
  const written = format.files(of);
  for (let next = written.next(); next.done !== true;) {
    const bytes = bytesOf(next.value.pieces);
    files.set(next.value.path, bytes.toString("latin1"));
    next = written.next({ path: next.value.path, bytes: bytes.length, sha256: "0".repeat(64) });
  }
  return files;
}

const utf8 = (latin1: string | undefined): string => Buffer.from(latin1 ?? "", "latin1").toString("utf8");

describe("a data package", () => {
  const files = folderOf(datapackage);
  const descriptor = JSON.parse(utf8(files.get("datapackage.json")));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const profile = (name: string) => {
    const { $schema: _, ...schema } = JSON.parse(
      readFileSync(new URL(`datapackage/profile/${name}.json`, import.meta.url), "utf8"),
    );
    return ajv.compile(schema);
  };

  test("is valid by the published profiles, which refuse another", () => {
    const isPackage = profile("data-package");
    expect([isPackage(descriptor), isPackage.errors]).toEqual([true, null]);
    expect(isPackage({ ...descriptor, resources: [] })).toBe(false);
    const isTable = profile("tabular-data-resource");
    const tables = descriptor.resources.filter((one: { readonly format: string }) => one.format === "csv");
    expect(tables.length).toBe(8);
    for (const table of tables) expect([table.name, isTable(table), isTable.errors]).toEqual([table.name, true, null]);
    expect(isTable({ ...tables[0], schema: { fields: [{ type: "string" }] } })).toBe(false);
  });

  test("names every file, every column of it, and where the data come from", () => {
    const paths = descriptor.resources.map((one: { readonly path: string }) => one.path);
    expect(new Set(files.keys())).toEqual(new Set([...paths, "datapackage.json", "CITATION.cff"]));
    const tables = descriptor.resources.filter((one: { readonly format: string }) => one.format === "csv");
    for (const { path, schema } of tables)
      expect(utf8(files.get(path)).split("\r\n")[0]).toBe(
        schema.fields.map((field: { readonly name: string }) => field.name).join(","),
      );
    expect(descriptor.sources).toEqual([
      { title: document.source.name, path: "https://a.example/b.pdf", hash: `sha256:${document.source.sha256}` },
    ]);
    const fields = descriptor.resources.find((one: { readonly name: string }) => one.name === "forms").schema.fields;
    expect(fields).toContainEqual(
      expect.objectContaining({
        name: "annual_total",
        title: "年度资金总额 annual_total",
        type: "number",
        unit: "元",
        columnType: "value",
      }),
    );
    expect(parse(utf8(files.get("CITATION.cff")))).toMatchObject({ "cff-version": "1.2.0", type: "dataset" });
  });
});

describe("Stata", () => {
  const RESERVED = "_all _b byte _coef _cons double float if in int long _n _N _pi _pred _rc _skip strL using with".split(" ");

  test("every variable has a name and a label that Stata takes", () => {
    for (const table of flatTables(store)) {
      const text = doFile(table);
      const names = [...text.matchAll(/^(?:label variable|generate double|rename \w+) (\w+)/gm)].map((match) => match[1] ?? "");
      for (const name of names) {
        expect(name).toMatch(/^[A-Za-z_]\w{0,31}$/);
        expect(RESERVED).not.toContain(name);
      }
      for (const { name } of table.columns) expect(names).toContain(name);
      for (const [, label = ""] of text.matchAll(/^label variable \w+ `"(.*)"'$/gm))
        expect(Array.from(label).length).toBeLessThanOrEqual(80);
    }
  });

  test("files come in pairs, and a number keeps its exact text", () => {
    const files = folderOf(stata, { ...job, filter: { kind: "performance_objective_form" } });
    expect([...files.keys()]).toEqual(["forms.csv", "forms.do", "indicators.csv", "indicators.do"]);
    expect(utf8(files.get("indicators.do"))).toContain(
      'rename number number_exact\ngenerate double number = real(number_exact)\nlabel variable number `"数值"\'\n',
    );
  });
});

test("Datasette's metadata names every table, view, column and saved query of the database", () => {
  if (datasette.kind !== "stream") throw new Error("no stream");
  const metadata = parse(bytesOf(datasette.pieces(job)).toString("utf8"));
  const [database] = Object.keys(metadata.databases);
  const { tables, queries } = metadata.databases[database as string];
  const views = store.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all() as string[];
  for (const view of views) {
    const columns = store.db
      .prepare(`SELECT * FROM "${view}" LIMIT 0`)
      .columns()
      .map(({ name }) => name);
    expect([view, Object.keys(tables[view]?.columns ?? {})]).toEqual([view, columns]);
  }
  expect(Object.keys(queries).length).toBeGreaterThan(10);
  for (const { sql, title } of Object.values<{ readonly sql: string; readonly title: string }>(queries))
    expect([title.length > 5, store.db.prepare(sql).reader]).toEqual([true, true]);
});

test.each([
  ["en", "form_id,source_file"],
  ["zh", "表编号,文件名"],
  ["both", "表编号 form_id,文件名 source_file"],
] as const)("headers in %s", (headers, start) => {
  if (csv.kind !== "stream") throw new Error("no stream");
  expect(
    bytesOf(csv.pieces({ ...job, headers }))
      .toString("utf8")
      .startsWith(start),
  ).toBe(true);
});
