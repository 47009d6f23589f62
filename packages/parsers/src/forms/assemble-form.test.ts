import type { Flag, FormRecord, Place, SelfEvaluationRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import type { FlatRow } from "../flat-rows.ts";
import { assembleForm, type RawForm } from "./assemble.ts";
import { paragraphOf } from "./drawn-rows.test-helper.ts";
import { GENERIC, genericLayout } from "./generic-layout.ts";
import type { FieldPath } from "./layout.ts";
import type { RawExecution, RawExtra, RawHead, RawIndicator, RawIndicators, RawText } from "./raw-form.ts";

/** Places are the same where they are the same object, as what a reader gives is handed on. */
const LINES: readonly Place[] = Array.from({ length: 60 }, (_, n) => ({ kind: "text", lines: [n, n] }));
const line = (n: number): Place => LINES[n] as Place;
/** A text of a line, with a reader's doubts. */
const said = (words: string, n = 1, ...flags: Flag[]): RawText => ({
  text: words,
  places: [line(n)],
  flags,
  readings: [],
  notes: [],
});
const heading = (words: string, place: Place = line(1), ...flags: Flag[]): FlatRow => {
  const { cells, ...row } = paragraphOf(words, [place]);
  return { ...row, cells: cells.map((cell) => (flags.length === 0 ? cell : { ...cell, flags })) };
};
const beside = (label: string, words: string | null, known = true, ...flags: Flag[]): RawExtra => ({
  label: said(label, 8),
  text: words === null ? null : said(words, 9, ...flags),
  known,
});
const indicator = (name: string, more: Partial<RawIndicator> = {}): RawIndicator => ({
  level1: said("产出指标", 20),
  level2: said("数量指标", 20),
  level3: said(name, 20),
  description: null,
  value: said("≥12公里", 20),
  chunkStart: false,
  doubts: [],
  extra: [],
  ...more,
});

interface Given {
  readonly title?: FlatRow;
  readonly before?: readonly FlatRow[];
  readonly fields?: Partial<Record<FieldPath, RawText>>;
  readonly head?: Partial<RawHead>;
  readonly indicators?: Partial<RawIndicators>;
  readonly claim?: Partial<RawForm["claim"]>;
  readonly headRows?: readonly FlatRow[];
  readonly undecodable?: boolean;
}

const UNIT = { unit: { value: "万元", places: [line(3)] }, other: null };

function formOf(given: Given): RawForm {
  const { title = heading("2025年项目支出绩效目标表"), before = [], headRows = [] } = given;
  const fields = { project_name: said("河道轮疏", 4), ...given.fields };
  const rows = [...before, title, ...headRows];
  return {
    claim: {
      kind: "form",
      first: before.length,
      end: rows.length,
      layout: { ...genericLayout, id: "test" },
      heading: title,
      number: null,
      reason: "it is none",
      choice: [],
      rival: null,
      ...given.claim,
    },
    headRows,
    tableRows: [],
    head: {
      fields: new Map(Object.entries(fields) as [FieldPath, RawText][]),
      labels: new Map(),
      unitLine: null,
      money: UNIT,
      units: new Map(),
      fiscalYear: null,
      extra: [],
      execution: [],
      tasks: [],
      doubts: [],
      ...given.head,
    },
    indicators: {
      rows: [indicator("疏浚里程")],
      merged: true,
      evidence: "tags",
      doubts: [],
      unknownHeaders: [],
      fields: new Set(["level1", "level2", "level3", "value"]),
      total: null,
      rowCount: 2,
      ...given.indicators,
    },
    context: {
      document: { blocks: [], pageCount: null, undecodable: given.undecodable ?? false },
      rows,
      source: { name: "a.html", bytes: new Uint8Array(), sha256: "0".repeat(64) },
      options: { region: "天津市" },
    },
  };
}
const read = (given: Given): FormRecord | SelfEvaluationRecord => assembleForm(formOf(given));
/** Doubts of the form as `flag field: note`, those of these flags. */
const doubts = (given: Given, flags: RegExp): readonly string[] =>
  read(given).evidence.flatMap(({ flag, field, note }) => (flags.test(flag) ? [`${flag} ${field ?? "form"}: ${note}`] : []));

test("a form in which all is plain has no doubt, and places for what it states", () => {
  const record = read({ head: { fiscalYear: { value: 2025, places: [line(2)] } } });
  expect([record.evidence, record.flags, record.kind, record.layout]).toEqual([[], [], "performance_objective_form", "test"]);
  expect(record.provenance.places).toEqual({
    title: [line(1)],
    fiscal_year: [line(2)],
    currency_unit: [line(3)],
    project_name: [line(4)],
  });
});

describe("doubts of the whole form", () => {
  test.each<[string, Given, readonly string[]]>([
    [
      "of the head, then of the rows",
      {
        head: { doubts: [{ flag: "row_incomplete", field: "budget", note: "a" }] },
        indicators: { doubts: [{ flag: "table_damaged", field: "indicators", note: "b" }] },
      },
      ["row_incomplete budget: a", "table_damaged indicators: b"],
    ],
    [
      "characters that could not be decoded",
      { undecodable: true },
      ["text_undecodable form: the document holds characters that could not be decoded"],
    ],
    ["another layout", { claim: { rival: "other" } }, ["layout_uncertain layout: other fits as well as test"]],
    [
      "a title of results without them",
      { title: heading("2025年项目支出绩效自评表") },
      ["layout_uncertain kind: the title 2025年项目支出绩效自评表 announces results, and the table has no column of them"],
    ],
    ["no rows", { indicators: { rows: [] } }, ["indicators_missing indicators: no row below the indicator header could be read"]],
    ["no name", { fields: { project_name: said(" ", 4) } }, ["project_name_missing project_name: no text beside 项目名称"]],
    [
      "no name of a department's form is none",
      { title: heading("2025年部门整体支出绩效目标表"), fields: { project_name: said(" ", 4) } },
      [],
    ],
  ])("%s", (_, given, expected) => expect(doubts(given, /./)).toEqual(expected));

  test.each<[string, number | null, string, readonly string[]]>([
    ["the same year", 2025, "2025年项目支出绩效目标表", []],
    ["two years", 2024, "2025年项目支出绩效目标表", ["figures_differ fiscal_year: the form says 2024, its title 2025"]],
    ["no year in the title", 2024, "项目支出绩效目标表", []],
    ["the title's alone", null, "2025年项目支出绩效目标表", []],
  ])("of years: %s", (_, year, title, expected) =>
    expect(
      doubts(
        { title: heading(title), head: { fiscalYear: year === null ? null : { value: year, places: [line(2)] } } },
        /figures/,
      ),
    ).toEqual(expected),
  );

  test("places of what is not stated are not kept", () => {
    const { provenance } = read({ title: heading("项目支出绩效目标表"), head: { money: { unit: null, other: null } } });
    expect(Object.keys(provenance.places)).toEqual(["title", "project_name"]);
    const { provenance: numbered } = read({ claim: { number: "12" } });
    expect(numbered.places["form_number"]).toEqual([line(1)]);
  });
});

describe("what stands before the form", () => {
  const title = heading("项目支出绩效目标表");
  const dated = (words: string, ...flags: Flag[]) => heading(words, line(30), ...flags);
  test("the nearest heading with a year dates it, what stands behind the title does not", () => {
    const headRows = [dated("某局2023年部门预算绩效目标")];
    const { fiscal_year, fiscal_year_source, provenance } = read({ title, headRows, before: [dated("某局2024年部门预算")] });
    expect([fiscal_year, fiscal_year_source, provenance.places["fiscal_year"]]).toEqual([2024, "document", [line(30)]]);
    expect(read({ title, headRows }).fiscal_year).toBeNull();
  });
  test("one that was not read surely may have said it", () => {
    const told = (given: Given) => doubts(given, /field_unreadable/);
    const before = [dated("某局202年部门预算绩效目标", "ocr_uncertain")];
    const why = "某局202年部门预算绩效目标 was not read surely; it may state it";
    expect(told({ title, before })).toEqual([
      `field_unreadable fiscal_year: ${why}`,
      `field_unreadable fiscal_year_source: ${why}`,
    ]);
    expect(told({ before })).toEqual([]);
  });
});

describe("where it belongs", () => {
  test.each<[string, readonly RawExtra[], string]>([
    ["another unit that the head names", [beside("省级财政部门", "河北省财政厅")], "河北省"],
    ["the name of one", [beside("申报单位名称：", "河北省水利厅")], "河北省"],
    ["a text beside another label", [beside("部门意见", "河北省财政厅同意")], "天津市"],
    ["a label without a text", [beside("省级财政部门", null)], "天津市"],
  ])("%s", (_, extra, region) => expect(read({ head: { extra } }).region).toBe(region));
  test("the place that tells it has its place", () => {
    expect(read({ head: { extra: [beside("省级财政部门", "河北省财政厅")] } }).provenance.places["region"]).toEqual([line(9)]);
  });
});

describe("fields carry the doubts of their texts", () => {
  test.each<FieldPath>([
    "project_name",
    "department",
    "implementing_unit",
    "project_nature",
    "project_category",
    "purpose",
    "overall_goal",
    "annual_goal",
    "goal_actual",
  ])("%s", (field) => {
    const given: Given = { fields: { [field]: said("河道养护中心", 6, "ocr_uncertain") } };
    expect(doubts(given, /ocr/)).toEqual([`ocr_uncertain ${field}: “河道养护中心” was not recognized for certain`]);
    expect(read(given).provenance.places[field]).toEqual([line(6)]);
  });

  test("dates", () => {
    const given: Given = { fields: { start_date: said("2025-03-01", 6, "ocr"), end_date: said("年底", 7) } };
    expect([read(given).start_date, read(given).end_date]).toEqual(["2025-03-01", null]);
    expect(doubts(given, /ocr|unreadable/)).toEqual([
      "ocr start_date: recognized ",
      "field_unreadable end_date: 年底 is no full date",
    ]);
  });
  test.each<[string, string, readonly string[]]>([
    [
      "2025-03-01",
      "2025-02-28",
      ["start_date: 2025-02-28 lies before 2025-03-01", "end_date: 2025-02-28 lies before 2025-03-01"],
    ],
    ["2025-03-01", "2025-03-01", []],
    ["2025-03-01", "2025-03-02", []],
    ["2025-03-01", "年底", []],
    ["年初", "2025-03-02", []],
    ["2025年3月", "2025-02-01", []],
  ])("from %s to %s", (start, end, expected) =>
    expect(doubts({ fields: { start_date: said(start), end_date: said(end) } }, /date_order/)).toEqual(
      expected.map((one) => `date_order ${one}`),
    ),
  );
});

describe("codes before names", () => {
  test.each<[string, string | null, string | null]>([
    ["[53]水文局", "53", "水文局"],
    ["【538】水文局", "538", "水文局"],
    ["(538)水文局", "538", "水文局"],
    ["（538）水文局", "538", "水文局"],
    ["[5]水文局", null, "[5]水文局"],
    ["538-水文局", "538", "水文局"],
    ["538—水文局", "538", "水文局"],
    ["53-水文局", null, "53-水文局"],
    ["538- 水文局", "538", "水文局"],
    ["538水文局", "538", "水文局"],
    ["53水文局", null, "53水文局"],
    ["第538水文局", null, "第538水文局"],
    ["第[538]水文局", null, "第[538]水文局"],
    ["2025年专班", null, "2025年专班"],
    ["[538]", null, "[538]"],
  ])("department %s", (words, code, name) => {
    const { department, extra } = read({ fields: { department: said(words) } });
    expect([extra.find(({ label }) => label === "主管部门代码")?.text ?? null, department]).toEqual([code, name]);
  });

  test("a unit's code has its cell's places and doubts; bare digits before its name are none", () => {
    const given: Given = { fields: { implementing_unit: said("[538]水文局", 6, "ocr_uncertain") } };
    expect(read(given)).toMatchObject({ unit_code: "538", implementing_unit: "水文局" });
    expect(read(given).provenance.places["unit_code"]).toEqual([line(6)]);
    expect(doubts(given, /ocr/).map((one) => one.split(":")[0])).toEqual([
      "ocr_uncertain implementing_unit",
      "ocr_uncertain unit_code",
    ]);
    const bare = read({ fields: { implementing_unit: said("538水文局", 6) } });
    expect([bare.unit_code, bare.implementing_unit, bare.provenance.places["unit_code"]]).toEqual([null, "538水文局", undefined]);
  });

  test.each<[string, string, string | null, readonly [string | null, string | null]]>([
    ["code and name", "353302水文中心", null, ["353302", "水文中心"]],
    ["the money unit behind it", "353302水文中心 单位：万元", null, ["353302", "水文中心"]],
    ["a code alone", "353302", null, ["353302", null]],
    ["beside a cell of its own", "353302水文中心", "河务局", ["353302", "河务局"]],
    ["no code at all", "水文中心", null, [null, null]],
    ["no code at its beginning", "水文353302中心", null, [null, null]],
  ])("a line of the unit: %s", (_, words, own, expected) => {
    const { unit_code, implementing_unit } = read({
      head: { unitLine: said(words, 5) },
      fields: own === null ? {} : { implementing_unit: said(own, 6) },
    });
    expect([unit_code, implementing_unit]).toEqual(expected);
  });

  test("the line's doubts and places are those of what it states", () => {
    const unitLine = said("353302水文中心", 5, "ocr_uncertain");
    const fieldsOf = (given: Given) => doubts(given, /ocr/).map((one) => one.split(":")[0]);
    expect(fieldsOf({ head: { unitLine } })).toEqual(["ocr_uncertain unit_code", "ocr_uncertain implementing_unit"]);
    expect(read({ head: { unitLine } }).provenance.places).toMatchObject({ unit_code: [line(5)], implementing_unit: [line(5)] });
    const beside: Given = { head: { unitLine }, fields: { implementing_unit: said("河务局", 6) } };
    expect(fieldsOf(beside)).toEqual(["ocr_uncertain unit_code"]);
    expect(read(beside).provenance.places).toMatchObject({ unit_code: [line(5)], implementing_unit: [line(6)] });
  });

  test("单位名称 is the department of a department's form that names no other", () => {
    const title = heading("2025年部门整体支出绩效目标表");
    const extra = [beside("单位名称", "101水利局", true, "ocr_uncertain"), beside("备注", "略")];
    const given: Given = { title, head: { extra } };
    expect(read(given)).toMatchObject({
      department: "水利局",
      extra: [
        { label: "主管部门代码", text: "101" },
        { label: "备注", text: "略" },
      ],
    });
    expect(read(given).provenance.places["department"]).toEqual([line(9)]);
    expect(doubts(given, /ocr/)).toEqual(["ocr_uncertain department: “101水利局” was not recognized for certain"]);
    const named = read({ ...given, fields: { department: said("水务厅", 6) } });
    expect([named.department, named.extra.length]).toEqual(["水务厅", 2]);
    expect(read({ head: { extra } }).department).toBeNull();
  });
});

describe("what is kept as extra", () => {
  test("labels with and without texts, their places and doubts", () => {
    const given: Given = {
      head: {
        extra: [
          { label: said("备注：", 7, "ocr_uncertain"), text: null, known: true },
          { label: said("：", 8), text: said("甲 乙", 9, "ocr"), known: true },
        ],
      },
    };
    const { extra, provenance } = read(given);
    expect(extra).toEqual([
      { label: "备注", text: null },
      { label: "（无栏目名称）", text: "甲乙" },
    ]);
    expect(provenance.places["extra"]).toEqual([line(7), line(8), line(9)]);
    expect(doubts(given, /ocr/)).toEqual([
      "ocr_uncertain extra: “备注：” was not recognized for certain",
      "ocr extra: recognized ",
    ]);
    expect(read({}).provenance.places).not.toHaveProperty("extra");
  });

  test("a result of a form that is no self-evaluation", () => {
    const { extra } = read({ fields: { goal_actual: said("已完成", 6) } });
    expect(extra).toEqual([{ label: "实际完成情况", text: "已完成" }]);
  });

  test.each<[string, RawHead["extra"], Partial<RawIndicators>, readonly string[]]>([
    ["a known label says nothing", [beside("备注", "略")], {}, []],
    ["an unknown one", [beside("河 长", "王某", false)], {}, ["label_unknown extra: 河长: 王某"]],
    ["an unknown one without a text", [beside("河长", null, false)], {}, ["label_unknown extra: 河长: "]],
    [
      "an unknown header, and what stands under it",
      [],
      {
        unknownHeaders: [said("河长")],
        rows: [
          indicator("疏浚里程", { extra: [{ label: said("河长"), text: said("王某"), known: false }] }),
          indicator("养护里程", {
            extra: [
              { label: said("河长"), text: said("李某"), known: false },
              { label: said("他"), text: null, known: false },
            ],
          }),
        ],
      },
      ["column_unknown indicators: 河长: 2 cells under it are kept in extra, first 王某"],
    ],
    ["nothing under it", [], { unknownHeaders: [said("河长")] }, []],
    [
      "nothing that can be told apart",
      [],
      { unknownHeaders: [said("河长")], merged: false },
      ["column_unknown indicators: 河长: what stands under it cannot be told apart"],
    ],
  ])("%s", (_, extra, indicators, expected) =>
    expect(
      doubts({ head: { extra }, indicators }, /label_unknown|column_unknown|layout_generic/).filter(
        (one) => !/may be it|was not found/.test(one),
      ),
    ).toEqual(expected),
  );

  test("a form of no layout says how much of it nobody knows", () => {
    const claim = { layout: genericLayout };
    const generic = (given: Given) => doubts(given, /layout_generic/);
    expect(genericLayout.id).toBe(GENERIC);
    expect(generic({ claim })).toEqual([]);
    expect(generic({ claim, head: { extra: [beside("河长", "王某", false)] } })).toEqual([
      "layout_generic layout: it is none; 1 of its labels and headers are not known",
    ]);
    expect(
      generic({
        claim,
        head: { extra: [beside("河长", "王某", false)] },
        indicators: { unknownHeaders: [said("乙")], merged: false },
      }),
    ).toEqual(["layout_generic layout: it is none; 2 of its labels and headers are not known"]);
    expect(generic({ head: { extra: [beside("河长", "王某", false)] } })).toEqual([]);
  });
});

describe("amounts", () => {
  const amount = (words: string, more: Partial<RawHead> = {}) => {
    const given: Given = { fields: { "budget.annual_total": said(words, 6) }, head: more };
    return [read(given).budget.annual_total, ...doubts(given, /unreadable|contradict/)];
  };
  const NONE = { money: { unit: null, other: null } };
  const TWO = { money: { unit: UNIT.unit, other: "元" } };
  test.each<[string, string, Partial<RawHead>, readonly (string | null)[]]>([
    ["in the form's unit", "12.50", {}, ["125000"]],
    [
      "in its own, which is another",
      "36000元",
      {},
      ["36000", "columns_contradict budget.annual_total: 36000元 where the form says 万元"],
    ],
    ["in its own, which is the same", "12万元", {}, ["120000"]],
    ["in brackets", "12 (元)", {}, ["12", "columns_contradict budget.annual_total: 12(元) where the form says 万元"]],
    ["by its label", "12", { units: new Map([["budget.annual_total", "元"]]) }, ["12"]],
    ["nothing", "—/无", {}, [null]],
    ["more and nothing", "5万无", {}, [null, "field_unreadable budget.annual_total: 5万无 is no amount"]],
    ["nothing and more", "—无法", {}, [null, "field_unreadable budget.annual_total: —无法 is no amount"]],
    [
      "without a unit",
      "12",
      NONE,
      [
        null,
        "field_unreadable budget.annual_total: 12: the form states no money unit",
        "field_unreadable currency_unit: no money unit was found beside the amounts",
      ],
    ],
    ["with its own where the form has none", "12元", NONE, ["12"]],
    [
      "in one of two",
      "12",
      TWO,
      [
        null,
        "field_unreadable budget.annual_total: 12: the form states 万元 and 元",
        "columns_contradict currency_unit: the form states amounts in 万元 and in 元",
      ],
    ],
  ])("%s", (_, words, more, expected) => expect(amount(words, more)).toEqual(expected));
});

describe("pages and recognition", () => {
  const page = (n: number): Place => ({ kind: "page", page: n, box: { x0: 0, x1: 1, y0: 0, y1: 1 } });
  test("from the first page that it states something on to the last", () => {
    expect(read({}).pages).toBeNull();
    const onPages = (title: number, field: number, name: number, value: number) =>
      read({
        title: heading("2025年项目支出绩效目标表", page(title)),
        fields: { project_name: { ...said("河道"), places: [page(field)] } },
        indicators: {
          rows: [
            indicator("里程", {
              level3: { ...said("里程"), places: [page(name)] },
              value: { ...said("5"), places: [page(value)] },
            }),
          ],
        },
      }).pages;
    expect([onPages(2, 2, 2, 2), onPages(3, 2, 2, 2), onPages(2, 1, 2, 2), onPages(2, 2, 4, 2), onPages(2, 2, 2, 5)]).toEqual([
      [2, 2],
      [2, 3],
      [1, 2],
      [2, 4],
      [2, 5],
    ]);
  });

  const certain = (given: Given) => doubts(given, /ocr_uncertain|ocr_repaired/);
  test("a line that states the year or the money unit is as sure as it was read", () => {
    const year = { fiscalYear: { value: 2025, places: [line(2)] } };
    const row = (flag: Flag, n: number) => heading("(2025年)", line(n), flag);
    expect(certain({ head: year, headRows: [row("ocr_uncertain", 2)] })).toEqual([
      "ocr_uncertain fiscal_year: recognized as (2025年)",
    ]);
    expect(certain({ head: year, before: [row("ocr_repaired", 2)] })).toEqual([
      "ocr_repaired fiscal_year: recognized as (2025年)",
    ]);
    expect(certain({ head: year, headRows: [row("ocr_uncertain", 3)] })).toEqual([
      "ocr_uncertain currency_unit: recognized as (2025年)",
    ]);
    expect(certain({ head: year, headRows: [row("ocr_uncertain", 12)] })).toEqual([]);
    expect(certain({ head: year, headRows: [row("ocr", 2)] })).toEqual([]);
    expect(doubts({ head: year, headRows: [row("ocr", 2)] }, /^ocr$/)).toEqual([]);
  });

  test("a title without its number may have lost it, where its layout prints one or is not known", () => {
    const title = heading("2025年项目支出绩效目标表", line(1), "ocr_uncertain");
    const numbered = { ...genericLayout, id: "numbered", heading: /^(?<number>\d+)绩效目标表$/ };
    const own = (given: Given) => certain(given).filter((one) => one.includes("form_number"));
    const told = ["ocr_uncertain form_number: recognized as 2025年项目支出绩效目标表"];
    expect(own({ title })).toEqual([]);
    expect(own({ title, claim: { layout: genericLayout } })).toEqual(told);
    expect(own({ title, claim: { layout: numbered } })).toEqual(told);
    expect(own({ claim: { layout: numbered } })).toEqual([]);
  });

  test("text that is not seen is told from the title to the form's end, and not beyond", () => {
    const unseen = (words: string, n: number): FlatRow => ({
      ...heading(words, line(n)),
      unseen: [{ places: [line(n), line(n + 1)], notes: [{ flag: "text_unseen", note: `hidden ${n}` }] }],
    });
    const given: Given = { before: [unseen("前", 30)], headRows: [unseen("甲", 40), unseen("乙", 50)] };
    const told = (more: Given) => doubts(more, /text_unseen/).map((one) => one.replace(/^.*: /, ""));
    expect(told(given)).toEqual(["hidden 40", "hidden 50"]);
    expect(told({ ...given, claim: { end: 3 } })).toEqual(["hidden 40"]);
    const project = { head: [], rows: [], start: 2, end: 3 } as unknown as NonNullable<RawForm["claim"]["project"]>;
    expect(told({ ...given, claim: { project } })).toEqual(["hidden 50"]);
  });
});

describe("a self-evaluation", () => {
  const SELF: Given = {
    title: heading("2025年项目支出绩效自评表"),
    indicators: { fields: new Set(["level1", "level2", "level3", "value", "actual", "score"]) },
  };
  const self = (given: Given): SelfEvaluationRecord => {
    const record = read({ ...SELF, ...given, indicators: { ...SELF.indicators, ...given.indicators } });
    if (record.kind !== "performance_self_evaluation") throw new Error(record.kind);
    return record;
  };
  const told = (given: Given): readonly string[] =>
    self(given).evidence.map(({ flag, field, note }) => `${flag} ${field ?? "form"}: ${note}`);

  test("total score and grade, with places and doubts", () => {
    const given: Given = { fields: { total_score: said("97.50分", 6, "ocr_uncertain"), grade: said("优", 7, "ocr_repaired") } };
    expect(self(given)).toMatchObject({ total_score: "97.50", grade: "优", goal_actual: null, execution: [] });
    expect(self(given).provenance.places).toMatchObject({ total_score: [line(6)], grade: [line(7)] });
    expect(told(given).map((one) => one.split(":")[0])).toEqual(["ocr_uncertain total_score", "ocr_repaired grade"]);
  });
  test.each<[string, string | null, Partial<RawIndicators>, string | null, readonly string[]]>([
    ["of the row of sums", null, { total: { weight: null, score: said("98") } }, "98", []],
    ["the head's comes first", "97", { total: { weight: null, score: said("98") } }, "97", []],
    ["words", "优秀", {}, null, ["field_unreadable total_score: 优秀 is no number"]],
    ["nothing", "—", {}, null, []],
    ["a sum without a score", null, { total: { weight: said("100"), score: null } }, null, []],
    [
      "the same where the table has no column of scores",
      null,
      { total: { weight: said("100"), score: null }, fields: new Set(["level3", "value", "actual"]) },
      null,
      ["field_unreadable total_score: the row of sums is printed, and the table has no column of scores"],
    ],
    ["no row of sums and no column", null, { fields: new Set(["level3", "value", "actual"]) }, null, []],
  ])("a total score: %s", (_, words, indicators, expected, notes) => {
    const given: Given = { indicators, ...(words === null ? {} : { fields: { total_score: said(words) } }) };
    expect([self(given).total_score, ...told(given)]).toEqual([expected, ...notes]);
  });

  const spent = (cells: Record<string, RawText>, more: Partial<RawExecution> = {}): RawExecution => ({
    item: said("年度资金总额：", 10),
    cells: new Map(Object.entries(cells)) as RawExecution["cells"],
    units: new Map(),
    extra: [],
    certain: true,
    ...more,
  });
  test("a line of money in 元, with its rate, points and places", () => {
    const [one] = self({
      head: {
        execution: [
          spent({
            initial: said("1", 11),
            adjusted: said("2元", 12),
            spent: said("—", 13),
            weight: said("10分"),
            execution_rate: said("97.5%"),
            score: said("9.75"),
          }),
        ],
      },
    }).execution;
    expect(one).toMatchObject({
      item: "年度资金总额",
      initial: "10000",
      adjusted: "2",
      spent: null,
      weight: "10",
      execution_rate: "97.5",
      score: "9.75",
      flags: [],
    });
    expect(one?.places.slice(0, 4)).toEqual([line(10), line(11), line(12), line(13)]);
  });
  test.each<[string, string | null]>([
    ["97.5%", "97.5"],
    ["97.5", "97.5"],
    ["0.975", null],
    ["1", null],
    ["1.00", null],
    ["0", null],
    ["1%", "1"],
    ["10", "10"],
    ["2", "2"],
    ["大半", null],
  ])("a rate of %s", (words, rate) => {
    const [one] = self({ head: { execution: [spent({ execution_rate: said(words) })] } }).execution;
    expect([one?.execution_rate, one?.flags]).toEqual([rate, rate === null ? ["field_unreadable"] : []]);
  });
  test("doubts of a line are told under its path", () => {
    const execution = [
      spent({}),
      spent(
        { spent: said("很多", 11, "ocr_uncertain"), extra: said("略", 12, "ocr") },
        {
          item: said("其中：财政", 10, "ocr_repaired"),
          extra: [beside("甲栏", "5", false), beside("乙栏", "6"), beside("丙栏", "/", false), beside("丁栏", null, false)],
        },
      ),
      spent({}, { certain: false, extra: [beside("乙栏", "6")] }),
    ];
    expect(told({ head: { execution } })).toEqual([
      "ocr_repaired execution[1].item:  → 其中：财政",
      "ocr_uncertain execution[1].spent: “很多” was not recognized for certain",
      "ocr execution[1]: recognized ",
      "column_unknown execution[1]: 甲栏: 5",
      "field_unreadable execution[1].spent: 很多 is no amount",
      "row_incomplete execution[2]: which of its cells stands in which column is not told",
      "column_unknown execution[2]: 乙栏: 6",
    ]);
    expect(self({ head: { execution } }).execution.map(({ flags }) => flags)).toEqual([
      [],
      ["ocr_repaired", "ocr_uncertain", "ocr", "column_unknown", "field_unreadable"],
      ["row_incomplete", "column_unknown"],
    ]);
  });
});

describe("tasks of a department", () => {
  const task = (texts: Record<string, RawText>, more: Partial<RawHead["tasks"][number]> = {}): RawHead["tasks"][number] => ({
    name: said("疏浚 河道", 14),
    texts: new Map(Object.entries(texts)) as RawHead["tasks"][number]["texts"],
    units: new Map(),
    places: [line(14), line(15)],
    certain: true,
    ...more,
  });
  const tasks = (...all: RawHead["tasks"]) => read({ head: { tasks: all } });
  test("amounts in 元, content as prose", () => {
    const { tasks: read, provenance } = tasks(
      task({ content: said("一、挖。\n二、运。"), total: said("3"), fiscal: said("2元"), other: said("—") }),
      task({ content: said("/"), total: said("3") }, { units: new Map([["total", "元"]]) }),
    );
    expect(read).toEqual([
      {
        name: "疏浚河道",
        content: "一、挖。\n二、运。",
        total: "30000",
        fiscal: "2",
        other: null,
        flags: [],
        places: [line(14), line(15)],
      },
      { name: "疏浚河道", content: null, total: "3", fiscal: null, other: null, flags: [], places: [line(14), line(15)] },
    ]);
    expect(provenance.places["tasks"]).toEqual([line(14), line(15), line(14), line(15)]);
    expect(tasks().provenance.places).not.toHaveProperty("tasks");
  });
  test("their doubts under their path, the name's once", () => {
    const name = said("疏浚", 14, "ocr_uncertain");
    const record = tasks(
      task({}),
      task({ name, content: said("挖", 15, "ocr_repaired"), total: said("若干") }, { name, certain: false }),
    );
    expect(record.evidence.map(({ flag, field }) => `${flag} ${field}`)).toEqual([
      "ocr_uncertain tasks[1].name",
      "ocr_repaired tasks[1].content",
      "row_incomplete tasks[1]",
      "field_unreadable tasks[1].total",
    ]);
    expect(record.tasks.map(({ flags }) => flags)).toEqual([
      [],
      ["ocr_uncertain", "ocr_repaired", "row_incomplete", "field_unreadable"],
    ]);
  });
});
