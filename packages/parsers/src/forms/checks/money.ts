import type { Indicator } from "@jixiao/contract";

/** Names of money indicators that are part of the project's own spending (a benefit may exceed it). */
const SPENDING = /成本|费用|经费|预算|支出|造价|单价|总价|采购价|补助|资金|工本费|费$/;
/** A price per piece, not a sum: it is no part of the budget's total. */
const PER_PIECE = /单[价位个张件台套座间人户次项批份家条站车页栋处株]|平均|人均|户均|均价|每|标准|工本费$/;

export function nameOf(row: Indicator): string {
  return `${row.level3 ?? ""} ${row.description ?? ""}`.trim();
}

export function isMoney(row: Indicator): row is Indicator & { value: { number: string } } {
  return row.value?.type === "quantity" && row.value.dimension === "money" && row.value.number !== null;
}

export function isSpending(row: Indicator): boolean {
  return (SPENDING.test(nameOf(row)) || (row.level2?.includes("成本") ?? false)) && !row.level1?.startsWith("效益");
}

/** Does the row state a price per piece? */
export function isPerPiece(row: Indicator): boolean {
  return PER_PIECE.test(nameOf(row));
}
