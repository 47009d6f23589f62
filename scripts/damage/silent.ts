import type { CanonicalRecord, Indicator } from "@jixiao/contract";

type Form = Extract<CanonicalRecord, { readonly indicators: unknown }>;

/** What a damaged form says otherwise than the whole one, without a flag that names it. `missing`: a text that the file does not hold any more; nobody can tell it. */
export function silent(whole: Form, read: Form, missing: string | null = null): readonly string[] {
  const isTold = (field: string) =>
    read.evidence.some((one) => one.field === null || one.field === field || field.startsWith(`${one.field}.`));
  const [before, after] = [headOf(whole), headOf(read)];
  const head = Object.keys(before).filter(
    (field) => before[field] !== after[field] && !isTold(field) && !lacks(before[field] ?? null, after[field] ?? null, missing),
  );
  const named = head.map((field) => `${field}: ${before[field]} → ${after[field]}`);
  return isTold("indicators") ? named : [...named, ...silentRows(whole.indicators, read.indicators, missing)];
}

/** Rows that are gone or others, and those that are new. */
function silentRows(whole: readonly Indicator[], read: readonly Indicator[], missing: string | null): readonly string[] {
  const flagged = new Set(read.filter(({ flags }) => flags.length > 0).map(({ seq }) => seq));
  const left = new Set(read.map(saidBy));
  const own = new Set(whole.map(saidBy));
  const isLeft = (row: Indicator) => {
    if (left.has(saidBy(row)) || flagged.has(row.seq)) return true;
    const mate = read[whole.indexOf(row)];
    return (
      mate !== undefined &&
      partsOf(row).every((part, i) => part === partsOf(mate)[i] || lacks(part, partsOf(mate)[i] ?? null, missing))
    );
  };
  const lost = whole.filter((row) => !isLeft(row));
  const isMate = (row: Indicator) => {
    const mate = whole[read.indexOf(row)];
    return (
      mate !== undefined &&
      partsOf(mate).every((part, i) => part === partsOf(row)[i] || lacks(part, partsOf(row)[i] ?? null, missing))
    );
  };
  const more = read.filter((row) => !own.has(saidBy(row)) && !flagged.has(row.seq) && !isMate(row));
  return [...lost.map((row) => `- ${saidBy(row)}`), ...more.map((row) => `+ ${saidBy(row)}`)];
}

const partsOf = ({ level1, level2, level3, value_text }: Indicator) => [level1, level2, level3, value_text];
const saidBy = (row: Indicator) => partsOf(row).join(" / ");

/** Is it the same text but for what is missing, or not known? */
function lacks(before: string | null, after: string | null, missing: string | null): boolean {
  if (missing === null || before === null || !before.includes(missing.replaceAll(",", "").replace(/\.0+$/, ""))) return false;
  return after === null || before.replaceAll(missing, "") === after;
}

function headOf(form: Form): Readonly<Record<string, string | null>> {
  const { project_name, department, implementing_unit, start_date, end_date, budget, annual_goal, overall_goal } = form;
  const money = Object.entries(budget).map(([key, amount]) => [`budget.${key}`, amount] as const);
  return {
    project_name,
    department,
    implementing_unit,
    start_date,
    end_date,
    annual_goal,
    overall_goal,
    ...Object.fromEntries(money),
  };
}
