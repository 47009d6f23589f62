/**
 * Characters that act on a terminal instead of being shown. Names of files and texts of documents come from strangers: an
 * escape sequence in them could clear the screen or rewrite what stands above, a bidirectional override show `gpj.exe` as
 * `exe.jpg`. One entry a class.
 */
const ACTING: readonly string[] = [
  "\\u0000-\\u0008\\u000b-\\u001f\\u007f", // C0 and DEL, ESC among them; tab and line feed are layout
  "\\u0080-\\u009f", // C1: U+009B is ESC [ in one character
  "\\u061c\\u200e\\u200f", // bidirectional marks
  "\\u202a-\\u202e", // bidirectional embeddings and overrides
  "\\u2066-\\u2069", // bidirectional isolates
  "\\u2028\\u2029", // line and paragraph separators
  "\\ufff9-\\ufffb", // interlinear annotations
  "\\u{e0000}-\\u{e007f}", // tags: text that nobody sees
];

const acting = new RegExp(`[${ACTING.join("")}]`, "gu");
const actingInJson = new RegExp(`[${ACTING.slice(1).join("")}]|\\u007f`, "gu");

/** A text for people, with what would act on a terminal in visible form: `\x1b`, `\u202e`. */
export function plain(text: string): string {
  return text.replaceAll(acting, visible);
}

/** The same in one line, for a table's cell or a progress bar. */
export function plainLine(text: string): string {
  return plain(text.replaceAll(/\s*[\r\n]\s*/g, " ").replaceAll("\t", " "));
}

/** A value as one line of JSON that acts on no terminal and still is exactly that value. */
export function jsonLine(value: unknown): string {
  return plainJson(JSON.stringify(value));
}

/** JSON text, in which all but C0 may stand as it is: escaped, it means the same. */
export function plainJson(json: string): string {
  return MAY_ACT.test(json)
    ? json.replaceAll(actingInJson, (character) =>
        Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`).join(
          "",
        ),
      )
    : json;
}

/** The same in units of UTF-16, for a look at texts that have none of them: an expression by code points takes ten times as long. */
const MAY_ACT = /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufff9-\ufffb\udb40]/;

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
