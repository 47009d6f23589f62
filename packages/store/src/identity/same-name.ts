import { byText } from "../by-text.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { type Identity, identityOf, relationOf } from "./relation.ts";

/** Two records in view that have kind, unit and project in common and are no copies. */
export interface SameName {
  /** In the order of the ids: `form_id` < `other_form_id`. */
  readonly form_id: string;
  readonly other_form_id: string;
  /**
   * - `same_name_other_content`: the same year, and something else differs: `differs` names it;
   * - `same_name_in_doubt`: no contradiction, but too little was certainly read to call them copies;
   * - `same_name_year_unstated`: no contradiction, but only one states its year.
   */
  readonly code: "same_name_other_content" | "same_name_in_doubt" | "same_name_year_unstated";
  readonly differs: readonly string[];
}

/**
 * Which of the records in view (`stands` and `ambiguous`) share a `name_key` and are nevertheless no copies. Forms of
 * one project in different years are none of these. To know it for one record, the records of its `name_key` suffice.
 */
export function findSameNames(inView: readonly Fingerprint[]): readonly SameName[] {
  const named = inView.filter(({ name_key }) => name_key !== null).toSorted((a, b) => byText(a.form_id, b.form_id));
  const blocks = Map.groupBy(named.map(identityOf), ({ name_key }) => name_key);
  return [...blocks.values()].flatMap((block) =>
    block.flatMap((left, index) => block.slice(index + 1).flatMap((right) => sameName(left, right))),
  );
}

function sameName(left: Identity, right: Identity): readonly SameName[] {
  const { relation, differs } = relationOf(left, right);
  if (relation === "copy" || differs.includes("fiscal_year")) return [];
  const ids = { form_id: left.form_id, other_form_id: right.form_id };
  if (relation === "other") return [{ ...ids, code: "same_name_other_content", differs }];
  const [one, two] = [left, right].map(({ decoded }) => decoded.head.get("fiscal_year"));
  const unstated = one !== two && (one === "." || two === ".");
  return [{ ...ids, code: unstated ? "same_name_year_unstated" : "same_name_in_doubt", differs }];
}
