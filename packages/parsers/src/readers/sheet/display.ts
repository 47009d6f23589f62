import { reasonOf } from "@jixiao/contract";
import { formatNumber } from "./format-number.ts";
import { sectionsOf } from "./format-tokens.ts";
import { GENERAL, UNKNOWN_FORMAT } from "./number-formats.ts";
import { plainDigits, type StoredDecimal, storedDecimal } from "./stored-decimal.ts";

/** The library's formatter: for dates, fractions and exponents. */
export interface LibraryFormatter {
  format(format: string, value: number, options: { readonly date1904: boolean }): string;
  is_date(format: string): boolean;
}

/** What a cell shows of a stored number. */
export interface Shown {
  readonly text: string;
  /** The stored number in plain digits; null for dates, whose day number nobody means. */
  readonly stored: string | null;
  /** What is doubtful about the text, in words; null where nothing is. */
  readonly doubt: ShownDoubt | null;
}

export interface ShownDoubt {
  readonly flag: "stored_differs" | "format_uncertain";
  readonly note: string;
}

/** What the library does not draw as it is shown: numerals in words, the years of an era. */
const NOT_DRAWN = /\[(?:DBNum\d|\$-[^\]]*(?:[0-9A-F]{6,})|<|>|=)|[gG]{1,3}(?!eneral)|\be+\b/i;
/** Most numbers: shown as they are. */
const SHORT_WHOLE = /^(?:0|-?[1-9]\d{0,9})$/;
/** Longest that a number without a format is shown, its point included. */
const GENERAL_LENGTH = 11;

/** The text that a cell shows of a number. @param number as the file has it */
export function shownNumber(number: string, format: string, date1904: boolean, library: LibraryFormatter): Shown {
  if (format === GENERAL && SHORT_WHOLE.test(number)) return { text: number, stored: number, doubt: null };
  const decimal = storedDecimal(number);
  if (decimal === null)
    return {
      text: number,
      stored: null,
      doubt: { flag: "format_uncertain", note: `${number} is stored as a number and is none` },
    };
  const stored = plainDigits(decimal);
  if (format === GENERAL || format === "@" || format === "") return general(decimal, stored, library);
  if (format.startsWith(UNKNOWN_FORMAT)) return { text: stored, stored, doubt: uncertain(stored, format) };
  const own = formatNumber(decimal, format);
  if (own !== null) return { text: own.text, stored, doubt: own.isOther ? other(own.text, stored, format) : null };
  return byLibrary(stored, format, date1904, library);
}

function general(decimal: StoredDecimal, stored: string, library: LibraryFormatter): Shown {
  if (stored.replace("-", "").length <= GENERAL_LENGTH) return { text: stored, stored, doubt: null };
  const text = library.format(GENERAL, Number(stored), { date1904: false });
  const isRounded = !/e/i.test(text) && decimal.places > 0;
  return { text, stored, doubt: isRounded ? null : other(text, stored, GENERAL) };
}

function byLibrary(stored: string, format: string, date1904: boolean, library: LibraryFormatter): Shown {
  const isDate = library.is_date(format);
  try {
    const text = library.format(format, Number(stored), { date1904 }).trim();
    const doubt = NOT_DRAWN.test(format) ? uncertain(text, format) : isDate ? null : other(text, stored, format);
    return {
      text: isDate && text === "" ? stored : text,
      stored: isDate ? null : stored,
      doubt: text === "" ? other(text, stored, format) : doubt,
    };
  } catch (error) {
    return {
      text: stored,
      stored,
      doubt: { flag: "format_uncertain", note: `${stored}: its format ${format} was not applied: ${reasonOf(error)}` },
    };
  }
}

function other(text: string, stored: string, format: string): ShownDoubt {
  const shown = text === "" ? "nothing is shown" : `“${text}” is shown`;
  return { flag: "stored_differs", note: `${shown} and ${stored} is stored (format ${format})` };
}

function uncertain(text: string, format: string): ShownDoubt {
  return { flag: "format_uncertain", note: `“${text}” may be shown otherwise (format ${format})` };
}

/** The text that a cell shows of a text: a format may add to it (`@"元"`). */
export function shownText(text: string, format: string): string {
  if (format === GENERAL || format === "@" || !format.includes("@")) return text;
  const sections = sectionsOf(format);
  const section = sections[3] ?? (sections.length === 1 ? sections[0] : undefined);
  if (section === undefined || !section.some(({ kind }) => kind === "text")) return text;
  return section
    .map((token) => (token.kind === "text" ? text : token.kind === "literal" ? token.text : ""))
    .join("")
    .trim();
}
