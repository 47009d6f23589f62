import type { FormType } from "@jixiao/contract";
import { bareText, labelKey } from "../vocabulary/text-key.ts";
import { isSubjectLabel } from "../vocabulary/head-labels.ts";
import { titleKey } from "../vocabulary/titles.ts";
import type { FlatRow } from "../flat-rows.ts";
import type { Layout } from "./layout.ts";
import type { RawHead, RawIndicators } from "./raw-form.ts";

/** What kind of record a form is, and why that is in doubt where its title and its columns contradict each other. */
export interface FormKind {
  readonly kind: "performance_objective_form" | "performance_self_evaluation";
  readonly doubt: string | null;
}

const SELF_TITLE = /自评|完成情况/;

/** The columns decide: a table that states what was reached is a self-evaluation, whatever the title says. */
export function kindOf(heading: FlatRow, indicators: RawIndicators, head: RawHead): FormKind {
  const title = titleKey(heading.cells.map(({ text }) => text).join(""));
  const reached = indicators.fields.has("actual") || head.execution.length > 0;
  const saysReached = SELF_TITLE.test(title);
  const doubt =
    saysReached === reached
      ? null
      : saysReached
        ? `the title ${title} announces results, and the table has no column of them`
        : `the table states what was reached, and the title ${title} does not say so`;
  return { kind: reached ? "performance_self_evaluation" : "performance_objective_form", doubt };
}

const DEPARTMENT_TITLE = /整体(?:支出)?(?:预算)?绩效|部门整体|整体支出|整体目标/;
const TRANSFER_TITLE = /转移支付|区域绩效目标/;
const PROJECT_TITLE = /项目(?:支出|预算)?绩效/;
const TRANSFER_LABEL =
  /^(?:转移支付(?:[（(]项目[)）])?名称|专项名称|中央主管部门|地方主管部门|中央补助|中央财政资金|市县财政部门|省级财政部门)$/;

/** What a form is about: its title says so, else the labels of its head. */
export function formTypeOf(heading: FlatRow, head: readonly FlatRow[], layout: Layout): FormType {
  const title = titleKey(heading.cells.map(({ text }) => text).join(""));
  if (TRANSFER_TITLE.test(title)) return "transfer";
  if (DEPARTMENT_TITLE.test(title)) return "department";
  if (layout.formType !== undefined) return layout.formType;
  const labels = head.flatMap(({ cells }) => cells.map(({ text }) => text));
  if (labels.some((text) => TRANSFER_LABEL.test(labelKey(text).replace(/^其中/, "")) || TRANSFER_LABEL.test(bareText(text))))
    return "transfer";
  if (PROJECT_TITLE.test(title)) return "project"; // its project's name may be lost
  const names = labels.filter(isSubjectLabel);
  return names.length > 0 &&
    names.every((text) => !labelKey(text).includes("项目") && labelKey(text).endsWith("名称") && /部门|单位/.test(labelKey(text)))
    ? "department"
    : "project";
}
