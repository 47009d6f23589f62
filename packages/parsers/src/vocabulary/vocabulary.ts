import { LEVEL_HEADERS } from "./columns.ts";
import { HEAD_LINE, knownLabels, PROJECT_LABEL } from "./labels.ts";
import { bareText, wordPattern } from "./text-key.ts";
import { titleEndings } from "./titles.ts";

/** The words that a format brings: how its titles end, its labels and column headers with what they stand for. */
export interface FormatWords {
  readonly kind: "form" | "report";
  readonly titleEndings: readonly string[];
  readonly labels: Readonly<Record<string, string | readonly string[]>>;
  readonly columns: Readonly<Record<string, string>>;
}

/** What readers and tables must know of the forms' words: those that all forms share, and those that formats bring. Compiled once. */
export interface Vocabulary {
  /** Does a line end as the title of a form does? */
  readonly isFormTitle: (line: string) => boolean;
  /** The same for any format's title. */
  readonly isTitle: (line: string) => boolean;
  /** Does a line name the first and the third level, as the header of an indicator table does? */
  readonly isHeaderLine: (line: string) => boolean;
  /** Is a cell the header's first? */
  readonly isFirstHeader: (cell: string) => boolean;
  /** Does a line begin with the label of the project's name? */
  readonly beginsWithProject: (line: string) => boolean;
  /** May a form's head begin with this cell? */
  readonly beginsHead: (cell: string) => boolean;
  /** Labels letter by letter, for a recognizer. */
  readonly labels: ReadonlySet<string>;
  /** Ends of titles, for a recognizer: the first that fits counts. */
  readonly titleEndings: readonly string[];
}

const NEVER = /(?!)/;

/** The words that all forms share together with those of the formats. */
export function vocabularyOf(formats: readonly FormatWords[]): Vocabulary {
  const titles = (kinds: readonly FormatWords["kind"][]) =>
    ending(formats.flatMap((format) => (kinds.includes(format.kind) ? format.titleEndings : [])));
  const project = wordPattern([PROJECT_LABEL, ...keysOf(formats, "labels", "project_name")]) ?? "";
  const [one, , three] = LEVEL_HEADERS.map(
    (header, i) => wordPattern([header, ...keysOf(formats, "columns", `level${i + 1}`)]) ?? "",
  );
  const [formTitle, anyTitle] = [titles(["form"]), titles(["form", "report"])];
  const headerLine = new RegExp(`${one}.*${three}`);
  const [firstHeader, projectLine] = [new RegExp(`^${one}$`), new RegExp(`^${project}`)];
  return {
    isFormTitle: (line) => formTitle.test(bareText(line)),
    isTitle: (line) => anyTitle.test(bareText(line)),
    isHeaderLine: (line) => headerLine.test(bareText(line)),
    isFirstHeader: (cell) => firstHeader.test(cell),
    beginsWithProject: (line) => projectLine.test(line),
    beginsHead: (cell) => HEAD_LINE.test(cell) || projectLine.test(cell),
    labels: new Set([
      ...knownLabels,
      ...formats.flatMap(({ labels, columns }) => [...Object.keys(labels), ...Object.keys(columns)]),
    ]),
    titleEndings: [
      ...new Set([...titleEndings, ...formats.flatMap((format) => (format.kind === "form" ? format.titleEndings : []))]),
    ],
  };
}

function ending(words: readonly string[]): RegExp {
  const pattern = wordPattern(words);
  return pattern === null ? NEVER : new RegExp(`${pattern}$`);
}

/** The labels or headers of all formats that stand for a field. */
function keysOf(formats: readonly FormatWords[], list: "labels" | "columns", field: string): readonly string[] {
  return formats.flatMap((format) =>
    Object.entries(format[list]).flatMap(([key, fields]) => ([fields].flat().includes(field) ? [key] : [])),
  );
}
