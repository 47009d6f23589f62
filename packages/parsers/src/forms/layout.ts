import type { FormRecord } from "@jixiao/contract";
import type { ColumnField } from "../vocabulary/columns.ts";

/** The record fields that a form prints as text beside a label. */
export type FieldPath =
  | "project_name"
  | "department"
  | "implementing_unit"
  | "project_nature"
  | "project_category"
  | "start_date"
  | "end_date"
  | "purpose"
  | "overall_goal"
  | "annual_goal"
  | `budget.${keyof FormRecord["budget"]}`;

/**
 * What tells one province's 绩效目标表 from another's: data. The engine (claim, head, indicator table) reads every layout alike.
 * Labels are compared without spaces, colons and bracketed additions: `其中： 财政资金`, `项目总目标 (2025年-2026年)`.
 */
export interface Layout {
  readonly kind: "form";
  readonly id: string;
  readonly title: string;
  /** The line that a form begins with, spaces removed. Group `number` is the form's number where one is printed. */
  readonly heading: RegExp;
  /** The words with which that line ends: by them readers keep titles apart from the text around them. */
  readonly titleEndings: readonly string[];
  /** Province, where the form's own text names none. */
  readonly region: string | null;
  /** Label → field. Two fields: the label stands twice in a row, and its order tells them apart. */
  readonly labels: Readonly<Record<string, FieldPath | readonly [left: FieldPath, right: FieldPath]>>;
  /** Labels that head a column: their text stands in the rows below, under the label. */
  readonly headed: readonly FieldPath[];
  /** Field that the row without any label below this label holds (天津: 资金用途 below 预算数). */
  readonly below: Readonly<Record<string, FieldPath>>;
  /** Header cell → column of the indicator table. */
  readonly columns: Readonly<Record<string, ColumnField>>;
  /** Labels and headers that are known and say nothing that a record keeps: they raise no flag. */
  readonly ignored?: readonly string[];
  /** The form names its unit as `353302天津市…中心` in a line or cell of its own. */
  readonly unitLine: boolean;
}
