import { isUnit, misreadUnit, withoutMisreadPairs } from "./vocabulary.ts";

/** Full-width figures, letters and marks, and radicals. ①, ㎡ and ½ stay as they are: their parts would run into the text beside them. */
const FULL_WIDTH = /[\u2e80-\u2fdf\uf900-\ufaff\uff01-\uff5e]/g;
/** Marks that dirt and the ends of rulings leave around a line. */
const DIRT = /^[|_'‘’`~^¦]+|[|_'‘’`~^¦]+$/g;
/** A mark that a model sees in the dirt behind a text; no Chinese text ends with one. */
const TRAILING_MARK = /(?<=\p{Script=Han})[,\-·]$/u;
const QUOTES = /[“”„‟"]/g;

/**
 * A reading in the form in which readings are compared: half width, Chinese punctuation beside Chinese characters, round
 * brackets, plain quotation marks, no dirt. Its words are those that were read.
 */
export function plain(reading: string): string {
  const bare = reading
    .replaceAll(FULL_WIDTH, (char) => char.normalize("NFKC"))
    .replaceAll(DIRT, "")
    .replaceAll(QUOTES, '"')
    .replaceAll(/[{[【]/g, "(")
    .replaceAll(/[}\]】]/g, ")")
    .replace(TRAILING_MARK, "");
  return bare
    .replaceAll(/(?<=\p{Script=Han}),|,(?=\p{Script=Han})/gu, "，")
    .replaceAll(/(?<=\p{Script=Han}|[)%]);/gu, "；")
    .replaceAll(/(?<=\p{Script=Han}):/gu, "：")
    .replace(/(?<=\p{Script=Han})\.$/u, "。")
    .replaceAll(/(?<=[/\p{Script=Han}]\p{Script=Han})\.(?=\p{Script=Han})/gu, "·");
}

/** A reading with what no Chinese text says put right by the vocabulary. What it changes, no model has read. */
export function repaired(reading: string): string {
  return withUnit(withGroups(withoutMisreadPairs(reading)));
}

/**
 * Quotation marks as printed, by turns opening and closing. An odd one is dirt (models see them in specks), and where its
 * place is unknown all are doubtful.
 */
export function withQuotes(text: string): { readonly text: string; readonly certain: boolean } {
  const count = text.split('"').length - 1;
  if (count % 2 === 1) return { text: text.replaceAll('"', ""), certain: count === 1 };
  let open = false;
  const quoted = text.replaceAll('"', () => {
    open = !open;
    return open ? "“" : "”";
  });
  return { text: quoted, certain: true };
}

/** Groups of three digits and two decimals, whatever marks stand between: `6.500.00` can only be 6,500.00. */
const GROUPED = /(?<![\d.,])\d{1,3}(?:[.,]\d{3})+[.,]\d{2}(?![\d.,])/g;

function withGroups(text: string): string {
  return text.replaceAll(GROUPED, (number) => `${number.slice(0, -3).replaceAll(".", ",")}.${number.slice(-2)}`);
}

const QUANTITY = /^([\d.,]+)(\(?)([^\d()%]+)(\)?)$/;
/**
 * A number with figures in brackets: no unit is a figure, and the only one that is read as such is the percent sign
 * (`(96)`, `(9%)`, `(06)`, `(26)`). Three figures may be ‰ and stay.
 */
const FIGURES_IN_BRACKETS = /^([\d.,]+)\((?:[09][6%059]?|2[6%]|%[0-9]?|9%[0-9])\)$/;
/** A slash between two units, read as a figure: `(次1日)`. Without brackets 3人1组 is what it says. */
const FIGURE_FOR_SLASH = /^([\d.,]+\()(\p{Script=Han}+)[17](\p{Script=Han}+\))$/u;
/** The dot of 元/生·年 behind a slash, read as another mark. */
const MARK_FOR_DOT = /(?<=^[\d.,]+\(?[\p{Script=Han}]+\/\p{Script=Han}{1,2})[：，](?=\p{Script=Han}\)?$)/u;

/** A misread unit behind a number, put right where the table of units tells. */
function withUnit(text: string): string {
  const percent = FIGURES_IN_BRACKETS.exec(text);
  if (percent !== null) return `${percent[1] as string}(%)`;
  const [, begin = "", one = "", other = ""] = FIGURE_FOR_SLASH.exec(text) ?? [];
  if (isUnit(one) && isUnit(other.slice(0, -1))) return `${begin}${one}/${other}`;
  const dotted = text.replace(MARK_FOR_DOT, "·");
  const [, number = "", open = "", unit = "", close = ""] = QUANTITY.exec(dotted) ?? [];
  const printed = misreadUnit(unit);
  return printed === null ? dotted : number + open + printed + close;
}
