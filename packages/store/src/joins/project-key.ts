import { foldText } from "../identity/fold.ts";
import { withoutOwnYear, withoutYearWords } from "./year-words.ts";

/** What of a form says which project of which unit it is about. */
export interface ProjectFields {
  readonly form_type: string | null;
  readonly region: string | null;
  readonly locality: string | null;
  readonly fiscal_year: number | null;
  readonly project_name: string | null;
  readonly department: string | null;
  readonly implementing_unit: string | null;
}

/** What is not known of a form, so that it cannot be put beside another. */
export type Missing = "region_unknown" | "unit_unknown" | "name_unknown" | "year_unknown";

/** By what a form is found beside others of its project. Texts, so that whoever reads them sees what was compared. */
export interface ProjectKey {
  /** `上海市 浦东新区 教育局`: region, locality, unit; null where one of region and unit is not known. */
  readonly unit_key: string | null;
  /** The name, folded. */
  readonly name_key: string | null;
  /** The name without the words for its own fiscal year. */
  readonly own_key: string | null;
  /** The name without any year words. */
  readonly project_key: string | null;
  readonly missing: Missing | null;
}

/** A department's form is about all that it spends: it has no project. */
const WHOLE_DEPARTMENT = "(部门整体)";

export function projectKeyOf(form: ProjectFields): ProjectKey {
  const { region, locality, fiscal_year } = form;
  const ofDepartment = form.form_type === "department";
  const units = ofDepartment ? [form.department, form.implementing_unit] : [form.implementing_unit, form.department];
  const unit = units.map(folded).find((text) => text !== null) ?? null;
  const name = folded(form.project_name) ?? (ofDepartment ? WHOLE_DEPARTMENT : null);
  const missing =
    region === null
      ? "region_unknown"
      : unit === null
        ? "unit_unknown"
        : name === null
          ? "name_unknown"
          : fiscal_year === null
            ? "year_unknown"
            : null;
  return {
    unit_key: region === null || unit === null ? null : [region, locality ?? "-", unitWithin(unit, region, locality)].join(" "),
    name_key: name,
    own_key: name === null ? null : fiscal_year === null ? name : withoutOwnYear(name, fiscal_year),
    project_key: name === null ? null : withoutYearWords(name, fiscal_year),
    missing,
  };
}

/** White space, width of letters, case and dashes tell no two projects apart; words do. */
function folded(text: string | null): string | null {
  const bare = foldText(text ?? "")
    .toLowerCase()
    .replaceAll(/[—–－‐−]+/g, "-")
    .replaceAll(/["“”'‘’《》〈〉]/g, "");
  return bare === "" ? null : bare;
}

/**
 * `上海市浦东新区教育局`, `浦东新区教育局` and `教育局` are one unit where the locality is known to be 浦东新区. Where none is known the whole
 * name counts: a 第一中学 may be any district's.
 */
function unitWithin(unit: string, region: string, locality: string | null): string {
  if (locality === null) return unit;
  const ofRegion = unit.startsWith(region) ? unit.slice(region.length) : unit;
  const at = ofRegion.indexOf(locality);
  const isLeading =
    at === 0 || (at > 0 && at <= LONGEST_CITY && /^\p{Script=Han}+(?:市|州|盟|地区)$/u.test(ofRegion.slice(0, at)));
  // 上海市教育局 is not 浦东新区's, whatever else says that the form is of there.
  const bare = isLeading ? ofRegion.slice(at + locality.length) : unit;
  return bare === "" ? unit : bare;
}

/** A city's name between province and district: 延边朝鲜族自治州. */
const LONGEST_CITY = 12;
