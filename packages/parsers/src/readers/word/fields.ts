import { SILENT_FIELDS } from "./elements.ts";
import { symbolOf, UNKNOWN_SYMBOL } from "./symbols.ts";
import { child, childVal, elementsOf, onOff, type XmlElement } from "./xml.ts";

/** A complex field (ECMA-376 17.16.18) while it is read: first its code, which is not seen, then its result. */
export interface Field {
  code: string;
  phase: "code" | "result";
  /** Has its result shown anything? */
  shown: boolean;
  /** Text that stood in its code and is none. */
  strayText: string;
  readonly formData: XmlElement | undefined;
}

export function beginField(fldChar: XmlElement): Field {
  return { code: "", phase: "code", shown: false, strayText: "", formData: child(fldChar, "w:ffData") };
}

/** What a field shows that has no result of its own: `text`, or `unread` where nobody knows. */
export function shownWithoutResult({ code, formData }: Pick<Field, "code" | "formData">): {
  readonly text: string;
  readonly unread: boolean;
} {
  const [name = ""] = code.trim().split(/\s+/);
  switch (name.toUpperCase()) {
    case "FORMCHECKBOX":
      return { text: isChecked(formData) ? "☑" : "☐", unread: false };
    case "FORMDROPDOWN": {
      const entry = chosenEntry(formData);
      return { text: entry ?? "", unread: entry === null };
    }
    case "SYMBOL": {
      const symbol = symbolField(code);
      return { text: symbol ?? UNKNOWN_SYMBOL, unread: symbol === null };
    }
    default:
      return { text: "", unread: !SILENT_FIELDS.has(name.toUpperCase()) };
  }
}

function isChecked(formData: XmlElement | undefined): boolean {
  const box = child(formData, "w:checkBox");
  return onOff(box, "w:checked") ?? onOff(box, "w:default") ?? false;
}

/** ECMA-376 17.16.28: without a result the default counts, without that the first entry. */
function chosenEntry(formData: XmlElement | undefined): string | null {
  const list = child(formData, "w:ddList");
  const entries = elementsOf(list).filter(({ name }) => name === "w:listEntry");
  const chosen = Number.parseInt(childVal(list, "w:result") ?? childVal(list, "w:default") ?? "0", 10);
  return entries[chosen]?.attributes["w:val"] ?? null;
}

/** `SYMBOL 179 \f Symbol`, `SYMBOL 0xB3 \f "Symbol"`, `SYMBOL 9744 \u`. */
function symbolField(code: string): string | null {
  const [, digits = ""] = /^\s*SYMBOL\s+(0x[\da-f]+|\d+)/i.exec(code) ?? [];
  const number = Number.parseInt(digits, digits.toLowerCase().startsWith("0x") ? 16 : 10);
  if (!Number.isInteger(number) || number > 0xffff || number < 0x20) return null;
  if (/\\u\b/i.test(code)) return String.fromCodePoint(number);
  const font = /\\f\s*(?:"([^"]+)"|(\S+))/i.exec(code);
  return font === null ? null : symbolOf(font[1] ?? font[2] ?? "", number);
}
