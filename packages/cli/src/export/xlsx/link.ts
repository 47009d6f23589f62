import type { FlatTable } from "@jixiao/store";
import { STYLE, columnName } from "./cell.ts";

type Cell = string | number | null;
/** Excel gives an error for a longer address. */
const MAX_ADDRESS = 255;

/**
 * The cell that opens a row's source: HYPERLINK of the row's own cells of location and page. The formula names cells only, so that no text of a
 * document can get into it; it needs no list beside the sheet either (Excel allows 65,530 of those). Empty where the location is neither an address
 * of the web nor an absolute path, or in an archive, or too long. `offset`: the column of the table's first cell.
 */
export function linkCells({ columns }: Pick<FlatTable, "columns">, offset: number): (cells: readonly Cell[]) => string {
  const at = (wanted: string): number => columns.findIndex(({ name }) => name === wanted);
  const [location, page] = [at("location"), at("page")];
  return (cells) => {
    const address = cells[location];
    if (typeof address !== "string" || !isAddress(address)) return "";
    const hasPage = page >= 0 && typeof cells[page] === "number" && /\.pdf$/i.test(address);
    const ofPage = hasPage ? `&amp;"#page="&amp;${ofRow(page + offset)}` : "";
    return ` t="str" s="${STYLE.link}"><f>HYPERLINK(${ofRow(location + offset)}${ofPage},"打开")</f><v>打开</v></c>`;
  };
}

/** The cell of that column in the formula's own row, wherever sorting puts it. */
function ofRow(column: number): string {
  const name = columnName(column);
  return `INDEX(${name}:${name},ROW())`;
}

function isAddress(location: string): boolean {
  return /^(?:https?:\/\/|\/|[A-Za-z]:\\)[^!]*$/.test(location) && location.length <= MAX_ADDRESS - "#page=99999".length;
}
