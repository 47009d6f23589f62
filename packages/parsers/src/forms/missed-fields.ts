import { parseAmount, parseDate, parseDecimal } from "@jixiao/normalize";
import { doubt, shortened, type Doubt } from "../doubts.ts";
import { bareText } from "../vocabulary/text-key.ts";
import type { FieldPath, Layout } from "./layout.ts";
import { labelOf } from "./label-of.ts";
import { fieldsMeant, labelsOf } from "./lost-fields.ts";
import type { RawExtra, RawHead } from "./raw-form.ts";

const SENTENCE = /[。；;！!]/;
const isAmount = (bare: string): boolean => parseAmount(bare, "元") !== null;
/** A name of a project or unit, a kind: words, no sentence and no figure alone. */
const isName = (bare: string): boolean =>
  bare.length >= 2 && bare.length <= 60 && !SENTENCE.test(bare) && parseDecimal(bare) === null;
/** A goal is a sentence, or as long as one. */
const isGoal = (bare: string): boolean => parseDecimal(bare) === null && (bare.length >= 6 || /[。；;]$/.test(bare));

/** What a text must look like to be a field's. */
const FITS: Readonly<Record<FieldPath, (bare: string) => boolean>> = {
  project_name: isName,
  department: isName,
  implementing_unit: isName,
  project_nature: isName,
  project_category: isName,
  start_date: (bare) => parseDate(bare) !== null,
  end_date: (bare) => parseDate(bare) !== null,
  purpose: isGoal,
  overall_goal: isGoal,
  annual_goal: isGoal,
  goal_actual: isGoal,
  total_score: (bare) => parseDecimal(bare.replace(/分$/, "")) !== null,
  grade: (bare) => bare.length <= 4 && parseDecimal(bare) === null,
  "budget.project_total": isAmount,
  "budget.project_fiscal": isAmount,
  "budget.project_other": isAmount,
  "budget.annual_total": isAmount,
  "budget.annual_fiscal": isAmount,
  "budget.annual_carryover": isAmount,
  "budget.annual_other": isAmount,
};
/** Fields whose labels go by their place, or by a side label. */
const BY_LINES: ReadonlySet<string> = new Set(
  Object.keys(FITS).filter((field) => field.startsWith("budget.") || field.endsWith("goal")),
);
/** Only a self-evaluation has them. */
const OF_RESULTS: ReadonlySet<string> = new Set(["goal_actual", "total_score", "grade"]);

/**
 * Fields of which nothing was found, while a text that may be theirs stands in the head beside a label that nobody knows, or beside none:
 * they may be printed under another name. A field of which nothing like it is printed is not printed.
 */
export function missedFields(
  { fields, labels, extra, unitLine, money }: RawHead,
  layout: Layout,
  isSelf: boolean,
): readonly Doubt[] {
  const unknown = extra.flatMap((one) => (one.known || one.text === null ? [] : [{ one, bare: bareText(one.text.text) }]));
  if (unknown.length === 0) return [];
  // A layout that prints 申报单位 and 具体实施单位 means the first: where it was not found the second is no more than likely.
  const isOwn = (field: FieldPath) => {
    const first = layout.prints === undefined ? undefined : labelsOf(layout).find(([, of]) => of.includes(field))?.[0];
    return first === undefined || first === labels.get(field) || BY_LINES.has(field);
  };
  const isFound = (field: FieldPath) =>
    (bareText(fields.get(field)?.text ?? "") !== "" && isOwn(field)) || (field === "implementing_unit" && unitLine !== null);
  const isPrinted = (field: FieldPath) =>
    field === "purpose" ? Object.values(layout.below).includes(field) : isSelf || !OF_RESULTS.has(field);
  const amount = money.unit === null ? unknown.find(({ bare }) => isAmount(bare)) : undefined;
  const unit =
    amount === undefined ? [] : [doubt("label_unknown", "currency_unit", `the money unit of ${told(amount.one)} was not found`)];
  // The keys of this table are fields, which `keys` does not tell.
  const missed = (Object.keys(FITS) as FieldPath[]).flatMap((field) => {
    if (isFound(field) || !isPrinted(field)) return [];
    const own = unknown.find(({ bare }) => FITS[field](bare));
    if (own !== undefined) return [doubt("label_unknown", field, `no label of it was found; ${told(own.one)} may be it`)];
    const around = unknown.find(({ bare }) => fieldsMeant(labelOf(withoutFigures(bare), layout)).includes(field));
    return around === undefined ? [] : [doubt("label_unknown", field, `its label and its figure may be ${told(around.one)}`)];
  });
  return [...unit, ...missed];
}

/** `其中：财政356.00资金`: a label with the figure that stood in the cell beside it. */
function withoutFigures(bare: string): string {
  return /\d/.test(bare) ? bare.replaceAll(/[\d.,，]+/g, "") : "";
}

function told({ label, text }: RawExtra): string {
  return `${shortened(label.text)}: ${shortened(text?.text ?? "")}`;
}
