/** A piece of a number format. */
export type FormatToken =
  | { readonly kind: "literal"; readonly text: string }
  /** `0`, `#` or `?`: a place for a digit. */
  | { readonly kind: "digit"; readonly isRequired: boolean }
  | { readonly kind: "point" }
  | { readonly kind: "comma" }
  | { readonly kind: "percent" }
  /** `@`: the text itself. */
  | { readonly kind: "text" }
  /** Dates, fractions, exponents, conditions, numerals in words. */
  | { readonly kind: "other"; readonly code: string };

/** Brackets that change no character: colours, and a language without a currency's sign. */
const WITHOUT_EFFECT =
  /^(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+|黑色?|蓝色?|青色?|绿色?|洋红|红色?|白色?|黄色?|\$-[\dA-F,]+)$/i;
const CURRENCY = /^\$([^-]+)(?:-[\dA-F,]+)?$/i;

/** The sections of a format (positive; negative; zero; text) as tokens (ECMA-376 part 1, 18.8.31). */
export function sectionsOf(format: string): readonly (readonly FormatToken[])[] {
  const sections: FormatToken[][] = [[]];
  const put = (token: FormatToken) => sections.at(-1)?.push(token);
  for (let i = 0; i < format.length; i++) {
    const character = format[i] ?? "";
    switch (character) {
      case ";":
        sections.push([]);
        break;
      case '"': {
        const end = format.indexOf('"', i + 1);
        put({ kind: "literal", text: format.slice(i + 1, end < 0 ? undefined : end) });
        i = end < 0 ? format.length : end;
        break;
      }
      case "\\":
      case "!": // what Chinese programs write for the backslash
        put({ kind: "literal", text: format[i + 1] ?? "" });
        i++;
        break;
      case "_": // a blank as wide as the next character
        put({ kind: "literal", text: " " });
        i++;
        break;
      case "*": // the next character fills the cell
        i++;
        break;
      case "[": {
        const end = format.indexOf("]", i);
        const inside = format.slice(i + 1, end < 0 ? undefined : end);
        const currency = CURRENCY.exec(inside)?.[1];
        if (currency !== undefined) put({ kind: "literal", text: currency });
        else if (!WITHOUT_EFFECT.test(inside)) put({ kind: "other", code: `[${inside}]` });
        i = end < 0 ? format.length : end;
        break;
      }
      default:
        put(tokenOf(character));
    }
  }
  return sections;
}

function tokenOf(character: string): FormatToken {
  switch (character) {
    case "0":
      return { kind: "digit", isRequired: true };
    case "#":
    case "?":
      return { kind: "digit", isRequired: false };
    case ".":
      return { kind: "point" };
    case ",":
      return { kind: "comma" };
    case "%":
      return { kind: "percent" };
    case "@":
      return { kind: "text" };
    default:
      return /[A-Za-z/]/.test(character) ? { kind: "other", code: character } : { kind: "literal", text: character };
  }
}
