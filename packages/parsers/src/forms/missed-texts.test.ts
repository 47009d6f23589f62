import { expect, test } from "vitest";
import { text } from "./drawn-rows.test-helper.ts";
import type { Layout } from "./layout.ts";
import { missedFields } from "./missed-fields.ts";
import type { RawHead } from "./raw-form.ts";

const layout = { below: {}, labels: {} } as unknown as Layout;

interface Given {
  readonly found?: Readonly<Record<string, string>>;
  readonly unit?: string;
  readonly unitLine?: string;
  readonly isSelf?: boolean;
  readonly known?: boolean;
  readonly below?: Readonly<Record<string, string>>;
}

/** The fields that a text beside an unknown label may be. */
function told(
  words: string | null,
  { found = {}, unit, unitLine, isSelf = false, known = false, below = {} }: Given = {},
): string {
  const head = {
    fields: new Map(Object.entries(found).map(([field, one]) => [field, text(one)])),
    labels: new Map(),
    extra: [{ label: text("怪"), text: words === null ? null : text(words), known }],
    unitLine: unitLine === undefined ? null : text(unitLine),
    money: { unit: unit === undefined ? null : { value: unit, places: [] }, other: null },
  } as unknown as RawHead;
  return missedFields(head, { ...layout, below } as Layout, isSelf)
    .map(({ field }) => (field ?? "").replace("budget.", ""))
    .join(" ");
}

const names = "project_name department implementing_unit project_nature project_category";
const dates = "start_date end_date";
const goals = "overall_goal annual_goal";
const amounts = "project_total project_fiscal project_other annual_total annual_fiscal annual_carryover annual_other";
test.each<[string, string | null, Given, string]>([
  ["a name", "路灯所", {}, names],
  ["one of two characters", "路灯", {}, names],
  ["one character", "灯", {}, ""],
  ["a name of six, which may be a goal", "市路灯管理所", {}, `${names} ${goals}`],
  ["a name of sixty", "甲".repeat(60), {}, `${names} ${goals}`],
  ["a longer one", "甲".repeat(61), {}, goals],
  ["a sentence", "修好灯。", {}, goals],
  ["a clause", "修好；灯", {}, ""],
  ["a cry", "修好灯!", {}, ""],
  ["a sentence of six", "修好路灯吧！", {}, goals],
  ["a number", "120", { unit: "万元" }, amounts],
  ["a number without a unit", "120", {}, `currency_unit ${amounts}`],
  ["an amount with its unit", "120万元", { unit: "万元" }, `${names} ${amounts}`],
  ["a date", "2024-03-01", {}, `${names} ${dates} ${goals}`],
  ["nothing", null, {}, ""],
  ["a label that is known", "路灯所", { known: true }, ""],
  [
    "a name, where names were found",
    "路灯所",
    { found: { project_name: "甲", department: "乙", project_nature: "丙", project_category: "丁" } },
    "implementing_unit",
  ],
  ["one that is blank", "路灯所", { found: { project_name: " " } }, names],
  ["a name, where a line names the unit", "路灯所", { unitLine: "1路灯所" }, names.replace(" implementing_unit", "")],
  ["a goal of a layout with a purpose", "修好灯。", { below: { 立项依据: "purpose" } }, `purpose ${goals}`],
  ["a goal of a self-evaluation", "修好灯。", { isSelf: true }, `${goals} goal_actual grade`],
  ["a score", "95分", { isSelf: true, unit: "元" }, `${names} total_score grade`],
  ["a grade", "优秀", { isSelf: true }, `${names} grade`],
  ["a grade of four", "基本合格", { isSelf: true }, `${names} grade`],
  ["no grade of five", "基本合格吧", { isSelf: true }, names],
])("%s", (_, words, given, expected) => expect(told(words, given)).toBe(expected));
