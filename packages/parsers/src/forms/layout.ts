import type { FormType, Horizon } from "@jixiao/contract";
import type { ColumnField } from "../vocabulary/columns.ts";
import type { FieldPath } from "../vocabulary/head-labels.ts";

export type { FieldPath } from "../vocabulary/head-labels.ts";

/**
 * What tells one layout of 绩效 tables from another's: data. The engine (claim, head, indicator table) reads every layout alike, and
 * knows the labels and headers that forms share (vocabulary/head-labels.ts, vocabulary/columns.ts): a layout states what is its own.
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
  /** Region of the forms whose title this is, where no other region uses it and the form's own text names none; else null. */
  readonly region: string | null;
  /** Where only some of the headings tell the region: those. */
  readonly regionTitle?: RegExp;
  /** Label → field. Two fields: the label stands twice in a row, and its order tells them apart. */
  readonly labels: Readonly<Record<string, FieldPath | readonly [left: FieldPath, right: FieldPath]>>;
  /**
   * Labels and headers that its forms print and the lexicons explain, separated by spaces: with them a form is known to be of this
   * layout, though nothing of it is the layout's own.
   */
  readonly prints?: string;
  /** Labels that head a column: their text stands in the rows below, under the label. */
  readonly headed: readonly FieldPath[];
  /** Field that the row without any label below this label holds (天津: 资金用途 below 预算数). */
  readonly below: Readonly<Record<string, FieldPath>>;
  /** Header cell → column of the indicator table. */
  readonly columns: Readonly<Record<string, ColumnField>>;
  /** Labels and headers that are known and have no field: what they state is kept as extra, and raises no flag. */
  readonly ignored?: readonly string[];
  /**
   * Words of its head or header that others do not print, compared as labels are. A form is read by this layout only where one
   * of them stands in it. Absent: its title and labels are enough.
   */
  readonly marks?: readonly string[];
  /** Its indicator table has two sets of columns side by side, names and values in each: the times that they are for, from left to right. */
  readonly doubled?: readonly [left: Horizon, right: Horizon];
  /** The form names its unit as `353302天津市…中心` in a line or cell of its own. */
  readonly unitLine: boolean;
  /** What the form is about, where its title and labels do not say it. */
  readonly formType?: FormType;
}
