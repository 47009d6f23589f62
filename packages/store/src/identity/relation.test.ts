import { FormBudget, type FormRecord } from "@jixiao/contract";
import { describe, expect, test } from "vitest";
import { type Fingerprint, isAnchorPair } from "./fingerprint.ts";
import { type Relation, identityOf, relationOf } from "./relation.ts";
import { doubt, exampleForm, percentage, printOf, withRow } from "./testing.ts";

const formBudgetFields = FormBudget.unwrap().keyof().options;
const form = exampleForm();

function between(left: FormRecord, right: FormRecord): Relation {
  const [one, two] = [identityOf(printOf(left, 1)), identityOf(printOf(right, 2))];
  const relation = relationOf(one, two);
  expect(relationOf(two, one).relation, "symmetric").toBe(relation.relation);
  return relation;
}

function budget(fields: Partial<FormRecord["budget"]>): FormRecord {
  return { ...form, budget: { ...form.budget, ...fields } };
}

describe("alike in everything", () => {
  test.each<[string, FormRecord]>([
    ["another file", { ...form, source_file: "压缩包/另名.docx", pages: null }],
    ["another number in a book", { ...form, form_number: "97" }],
    ["in 万元", { ...form, currency_unit: "万元" }],
    ["the year from the heading", { ...form, fiscal_year_source: "document" }],
    ["trailing zeros", budget({ annual_total: "34094740", annual_other: "0" })],
    ["a dash for a zero", budget({ annual_other: null, annual_carryover: null })],
    ["white space and width", { ...form, project_name: "社会保险 经办业务费\n", unit_code: "３５３３０２" }],
    ["brackets lost from a unit", withRow(form, 0, { value_text: "≥61%", value_raw: "$\\geq 61\\%$" })],
    ["levels inferred, rightly", withRow(form, 0, { level1_source: "inferred", level2_source: "inferred" })],
    ["flags on how it was read", { ...form, flags: ["ocr"] }],
  ])("%s", (_, other) => {
    expect(printOf(other, 2).copy_key).toBe(printOf(form, 1).copy_key);
    expect(between(form, other)).toEqual({ relation: "copy", differs: [] });
  });
});

describe("another form", () => {
  test.each<[string, FormRecord, readonly string[]]>([
    ["another year", { ...form, fiscal_year: 2025 }, ["fiscal_year"]],
    ["another project", { ...form, project_name: "社会保险稽核业务费" }, ["project_name"]],
    ["another unit", { ...form, implementing_unit: "上海市社会保障卡服务中心" }, ["implementing_unit"]],
    ["another department", { ...form, department: "上海市民政局" }, ["department"]],
    ["one indicator less", { ...form, indicators: form.indicators.slice(0, 5) }, ["rows"]],
    [
      "two indicators exchanged",
      { ...form, indicators: [1, 2, 3, 4, 6, 5].map((n) => percentage(n)) },
      ["indicators.level3", "indicators.value"],
    ],
    ["another level", withRow(form, 3, { level2: "质量指标" }), ["indicators.level2"]],
    ["another name", withRow(form, 3, { level3: "第4项任务达标率" }), ["indicators.level3"]],
    ["a value that is not there", withRow(form, 3, { value: null, value_text: null }), ["indicators.value"]],
    ["a description", withRow(form, 3, { description: "按季统计" }), ["indicators.description"]],
  ])("%s", (_, other, differs) => expect(between(form, other)).toEqual({ relation: "other", differs }));

  test.each(formBudgetFields)("another amount in %s, and one that only one states", (field) => {
    expect(between(form, budget({ [field]: "1.01" }))).toEqual({ relation: "other", differs: [`budget.${field}`] });
  });

  test.each(form.indicators.map((_, index) => index))("another value in row %i alone", (index) => {
    const { value } = percentage(9);
    expect(between(form, withRow(form, index, { value, value_text: "≥69.00(%)" }))).toEqual({
      relation: "other",
      differs: ["indicators.value"],
    });
  });

  test.each([">", "<=", "="] as const)("another comparator: %s", (comparator) => {
    const { value } = percentage(1);
    if (value === null) throw new Error("a percentage has a value");
    expect(between(form, withRow(form, 0, { value: { ...value, comparator } })).relation).toBe("other");
  });
});

describe("what is told otherwise, but defines no form", () => {
  test("is named", () => {
    const other = { ...form, annual_goal: "保障系统稳定。", project_nature: "其他一次性项目" };
    expect(between(form, other)).toEqual({ relation: "copy", differs: ["project_nature", "annual_goal"] });
  });

  test("is nothing where only one tells it", () => {
    const other = { ...form, annual_goal: null, project_nature: null, unit_code: null, department: null };
    expect(between(form, other)).toEqual({ relation: "copy", differs: [] });
  });
});

describe("a scan beside its Word file", () => {
  test.each<[string, FormRecord]>([
    ["a value misread", withRow(form, 2, { value: null, value_text: "≥6B.00(%)", ...doubt("ocr_uncertain", "value") })],
    [
      "the same, evidence under the raw value's name",
      withRow(form, 2, { value: null, value_text: "≥6B.00(%)", ...doubt("ocr_uncertain", "value_raw") }),
    ],
    ["a name misread", withRow(form, 2, { level3: "第三顶任务完成率", ...doubt("ocr_uncertain", "level3") })],
    [
      "a row in doubt, nobody says where",
      withRow(form, 2, { level3: "第", value: null, value_text: null, ...doubt("ocr_uncertain", null) }),
    ],
    ["a value lost", withRow(form, 2, { value: null, value_text: null, ...doubt("value_missing", null) })],
    ["a level lost and wrongly decoded", withRow(form, 2, { level2: "质量指标", ...doubt("level2_uncertain", "level2") })],
    ["a level inferred wrongly", withRow(form, 2, { level2: "质量指标", level2_source: "inferred" })],
    ["an amount unreadable", { ...budget({ annual_total: null }), ...doubt("field_unreadable", "budget.annual_total") }],
    ["the budget in doubt", { ...budget({ annual_total: "3409474.00" }), ...doubt("ocr_uncertain", "budget") }],
    [
      "amounts that ran together",
      { ...budget({ annual_total: null, annual_fiscal: null }), ...doubt("field_unreadable", "budget.annual_fiscal") },
    ],
    ["the project's name misread", { ...form, project_name: "社会保险经办业务赞", ...doubt("ocr_uncertain", "project_name") }],
    ["the unit misread", { ...form, implementing_unit: "上海市杜会保险", ...doubt("ocr_uncertain", "implementing_unit") }],
    ["the project's name not read", { ...form, project_name: null, ...doubt("field_unreadable", "project_name") }],
    ["rows lost and cut from a damaged table", { ...form, indicators: form.indicators.slice(1, 5), flags: ["table_damaged"] }],
    ["a row too many in a damaged table", { ...form, indicators: [percentage(8), ...form.indicators], flags: ["table_damaged"] }],
  ])("%s", (_, scan) => {
    expect(between(form, scan).relation).toBe("copy");
    expect(printOf(scan, 1).doubts).toBeGreaterThan(0);
  });

  test("what is certain must agree, whatever else is in doubt", () => {
    const scan = withRow(form, 2, { value: null, value_text: null, ...doubt("value_missing", null) });
    expect(between(form, withRow(scan, 4, { level3: "别的任务" })).relation).toBe("other");
    expect(between(form, { ...scan, project_name: "别的项目" }).relation).toBe("other");
  });

  test("a doubt about one field excuses no other", () => {
    const scan = withRow(form, 2, { level3: "别的任务", value: null, value_text: "坏", ...doubt("ocr_uncertain", "value") });
    expect(between(form, scan)).toEqual({ relation: "other", differs: ["indicators.level3"] });
  });

  test("two readings of one scan that are alike, doubts and all", () => {
    const scan = { ...form, project_name: "社会保险经办业务赞", ...doubt("ocr_uncertain", "project_name") };
    const rows = scan.indicators.map((row) => ({ ...row, ...doubt("ocr_uncertain", null) }));
    expect(between({ ...scan, indicators: rows }, { ...scan, indicators: rows }).relation).toBe("copy");
  });
});

test("a name in doubt that says another stage, or is another name, is no copy's", () => {
  const scan = (project_name: string) => ({ ...form, project_name, ...doubt("ocr_uncertain", "project_name") });
  const second = { ...form, project_name: "社会保险经办业务费(第二批)" };
  expect(between(second, scan("社会保险经办业务赞(第一批)")).relation).toBe("open");
  expect(between(second, scan("社会保险经办业务赞(第二批)")).relation).toBe("copy");
  expect(between(scan("社会保险经办业务赞(第一批)"), scan("社会保险经办业务费(第二批)")).relation).toBe("open");
  expect(between(form, scan("办公楼修缮")).relation).toBe("open");
});

describe("not known", () => {
  const inDoubt = (count: number): FormRecord => ({
    ...form,
    indicators: form.indicators.map((row, i) =>
      i < count ? { ...row, value: null, value_text: "坏", ...doubt("ocr_uncertain", "value") } : row,
    ),
  });

  test.each<[string, FormRecord, FormRecord]>([
    ["the year stated in one only", form, { ...form, fiscal_year: null, fiscal_year_source: null }],
    ["the year read in doubt", form, { ...form, fiscal_year: 2021, ...doubt("ocr_uncertain", "fiscal_year") }],
    ["the year read in doubt, as it is", form, { ...form, ...doubt("ocr_uncertain", "fiscal_year"), annual_goal: "坏" }],
    ["most values in doubt", form, inDoubt(4)],
    ["the whole text in doubt", form, { ...form, annual_goal: "�", flags: ["text_undecodable"] }],
    [
      "name and unit in doubt: money alone",
      form,
      {
        ...form,
        project_name: "坏",
        flags: ["ocr_uncertain"],
        evidence: ["project_name", "implementing_unit", "department"].map((field) => ({
          flag: "ocr_uncertain",
          field,
          note: "-",
        })),
      },
    ],
    [
      "a damaged table with other rows",
      form,
      { ...form, indicators: [7, 8, 9].map((n) => percentage(n)), flags: ["table_damaged"] },
    ],
    [
      "no indicators",
      { ...form, indicators: [], flags: ["indicators_missing"] },
      { ...form, indicators: [], flags: ["indicators_missing"] },
    ],
  ])("%s", (_, left, right) => expect(between(left, right).relation).toBe("open"));

  test("a name in doubt that reads as another project's makes no copy of it, and is no name in common", () => {
    const misread = { project_name: form.project_name, ...doubt("ocr_uncertain", "project_name") };
    const own = [11, 12, 13, 14, 15, 16].map((n) => percentage(n));
    const fax = { ...form, ...misread, indicators: own.map((row) => ({ ...row, ...doubt("ocr_uncertain", null) })) };
    expect(between(form, { ...form, ...misread, indicators: own }).relation).toBe("other");
    expect(between(form, fax).relation).toBe("open");
    expect(printOf(fax, 2).name_key).toBeNull();
    expect(printOf(form, 1).name_key).not.toBeNull();
  });

  test("half of the values in doubt are not too many", () => expect(between(form, inDoubt(3)).relation).toBe("copy"));

  test("an empty cell in doubt in both proves nothing: no key", () => {
    const scan = { ...budget({ annual_total: null }), ...doubt("field_unreadable", "budget.annual_total") };
    expect(printOf(scan, 1).copy_key).toBeNull();
  });

  test("a flag of the head that names no field doubts all of it", () => {
    expect(between(form, { ...form, project_name: "别的", flags: ["ocr_uncertain"] }).relation).toBe("open");
  });
});

describe("enough agreement", () => {
  const rows = (count: number, doubted: number): FormRecord["indicators"] =>
    Array.from({ length: count }, (_, i) =>
      percentage(i + 1, i < doubted ? { level3: "坏", ...doubt("ocr_uncertain", "level3") } : {}),
    );
  const nameless = { project_name: "社会保险经办业务赞", ...doubt("ocr_uncertain", "project_name") };

  test.each<[string, number, number, Partial<FormRecord>, Relation["relation"]]>([
    ["three anchors and the only indicator", 1, 0, {}, "copy"],
    ["three anchors and no indicator surely", 1, 1, {}, "open"],
    ["three anchors and one of two", 2, 1, {}, "copy"],
    ["two anchors and the only indicator", 1, 0, nameless, "open"],
    ["two anchors and two indicators", 2, 0, nameless, "copy"],
    ["three anchors and two of five", 5, 3, {}, "open"],
    ["two anchors and three of five", 5, 2, nameless, "copy"],
  ])("%s", (_, count, doubted, fields, expected) => {
    const clear = { ...form, indicators: rows(count, 0) };
    expect(between(clear, { ...form, indicators: rows(count, doubted), ...fields }).relation).toBe(expected);
  });

  test("what was rightly read, but in doubt, is no certain agreement", () => {
    const doubted = form.indicators.map((row, i) => (i < 4 ? { ...row, ...doubt("ocr_uncertain", "value") } : row));
    expect(between(form, { ...form, indicators: doubted, annual_goal: "另一句话" }).relation).toBe("open");
  });

  test("a table in doubt gives no key, and shares at least half of its rows, in order", () => {
    const damaged = (indicators: FormRecord["indicators"]): FormRecord => ({ ...form, indicators, flags: ["table_damaged"] });
    expect(printOf(damaged(form.indicators), 1).copy_key).toBeNull();
    expect(between(form, damaged(form.indicators.slice(0, 3))).relation).toBe("copy");
    expect(between(form, damaged(form.indicators.slice(0, 2))).relation).toBe("open");
    expect(between(form, damaged(form.indicators.toReversed())).relation).toBe("open");
  });

  test("a table in doubt is never the clearer one, and gives no key even where all amounts are stated", () => {
    const stated = budget({ project_total: "5.00", annual_carryover: "1.00", annual_other: "1.00" });
    const print = printOf({ ...stated, flags: ["table_damaged"] }, 1);
    expect(print.doubts).toBeGreaterThan(5 * form.indicators.length);
    expect(print.copy_key).toBeNull();
    expect(printOf(stated, 1).copy_key).not.toBeNull();
  });

  test("where the amount of the year is in doubt, another amount does not stand for it", () => {
    const amounts = { annual_total: null, project_total: "5.00" };
    expect(printOf(budget(amounts), 1).block_keys.filter(isAnchorPair)).toHaveLength(3);
    const scan = { ...budget(amounts), ...doubt("ocr_uncertain", "budget.annual_total") };
    expect(printOf(scan, 1).block_keys.filter(isAnchorPair)).toHaveLength(1);
  });

  test("a table too long to look for common rows is not known", () => {
    const many = Array.from({ length: 600 }, (_, i) => percentage(i));
    expect(between({ ...form, indicators: many }, { ...form, indicators: many, flags: ["table_damaged"] }).relation).toBe("open");
  });

  test("an evidence that names the indicators doubts the rows", () => {
    const other = { ...form, indicators: form.indicators.slice(0, 4), ...doubt("cost_mismatch", "indicators") };
    expect(between(form, other).relation).toBe("copy");
  });

  test("another kind is another form", () => {
    const [one, two] = [identityOf(printOf(form, 1)), identityOf(printOf(form, 2))];
    expect(relationOf(one, { ...two, kind: "performance_evaluation_report" })).toEqual({ relation: "other", differs: ["kind"] });
  });

  test("a demand beside the number is compared by its text", () => {
    const demanding = (value_text: string): FormRecord => withRow(form, 0, { value_text, flags: ["demands_unread"] });
    expect(between(demanding("≥61%，提升知晓度"), demanding("≥61%，降低成本")).relation).toBe("other");
  });
});

describe("blank templates are copies of nothing", () => {
  const blankRow = percentage(1, { value: null, value_text: "≥**%", value_raw: "≥**%", flags: ["template_blank"] });
  const noMoney = Object.fromEntries(formBudgetFields.map((field) => [field, null])) as FormRecord["budget"];
  test.each<[string, FormRecord]>([
    ["no project", { ...form, project_name: null, budget: noMoney, ...doubt("project_name_missing", "project_name") }],
    ["no project, and no flag for it", { ...form, project_name: null, budget: noMoney }],
    ["a project, no values", { ...form, indicators: form.indicators.map((row) => ({ ...row, value: null, value_text: null })) }],
    ["a project, blank values", { ...form, indicators: [1, 2, 3].map(() => blankRow) }],
    ["nothing but a zero budget", { ...form, project_name: null, budget: { ...noMoney, annual_total: "0.00" } }],
  ])("%s", (_, blank) => {
    expect(printOf(blank, 1).copy_key).toBeNull();
    expect(between(blank, blank).relation).toBe("open");
  });
});

describe("within one document", () => {
  const twice = (left: FormRecord, right: FormRecord): string =>
    relationOf(identityOf(printOf(left, 1, 7)), identityOf(printOf(right, 2, 7))).relation;

  test("the very same form printed twice is one", () => expect(twice(form, form)).toBe("copy"));
  test("another number is another form", () =>
    expect(twice({ ...form, form_number: "1" }, { ...form, form_number: "2" })).toBe("other"));
  test("a form in doubt is no copy of its neighbour", () => {
    expect(twice(form, withRow(form, 2, { value: null, value_text: null, ...doubt("value_missing", null) }))).toBe("open");
  });
});

test("a field that an older fingerprint does not have is open", () => {
  const old: Fingerprint = printOf(form, 2);
  const cells = old.cells.replace(/ budget\.annual_other=\S+/, "").replace("indicators level1 ", "indicators level0 ");
  expect(cells).not.toBe(old.cells);
  expect(
    relationOf(identityOf(printOf(budget({ annual_other: "5" }), 1)), identityOf({ ...old, copy_key: null, cells })).relation,
  ).toBe("copy");
});

test.each(["", "rows unknown\n\n", "rows certain\na=.\nindicators level1\n .."])("%j are no cells", (cells) => {
  expect(() => identityOf({ ...printOf(form, 1), cells })).toThrow("not the cells of a fingerprint");
});
