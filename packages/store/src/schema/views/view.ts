/** A column of a view: written once for the English view, the Chinese one and the dictionary. */
export interface ViewColumn {
  readonly expression: string;
  readonly name: string;
  /** Its name in the Chinese view; null for one that is not shown there. */
  readonly label: string | null;
  readonly en: string;
  readonly zh: string;
  /** Chinese words for its codes. */
  readonly words?: Readonly<Record<string, string>>;
  /** What stands in the Chinese view instead of the column; `v` is the English view. */
  readonly chinese?: string;
  /** Of an amount of money: 元 or 分. */
  readonly unit?: MoneyUnit;
}

export type MoneyUnit = "元" | "分";

export interface View {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly columns: readonly ViewColumn[];
  /** From FROM to the end. */
  readonly from: string;
}

export function column(
  name: string,
  label: string | null,
  expression: string,
  en: string,
  zh: string,
  more: Pick<ViewColumn, "words" | "chinese" | "unit"> = {},
): ViewColumn {
  return { name, label, expression, en, zh, ...more };
}

/** The same view with Chinese names, columns and codes. */
export function chineseView(view: View, name: string): View {
  const columns = view.columns.flatMap(({ name: source, label, zh, words, chinese }) =>
    label === null
      ? []
      : [{ name: label, label: null, expression: chinese ?? translated(`v.${source}`, words ?? {}), en: source, zh }],
  );
  return { name, en: `${view.name} with Chinese columns`, zh: view.zh, columns, from: `FROM ${view.name} v` };
}

/** A code in Chinese words; one without a word stays as it is. */
function translated(expression: string, words: Readonly<Record<string, string>>): string {
  const cases = Object.entries(words).map(([code, word]) => `WHEN '${code}' THEN '${word}'`);
  return cases.length === 0 ? expression : `CAST(CASE ${expression} ${cases.join(" ")} ELSE ${expression} END AS TEXT)`;
}

/** The CREATE statement; each line ends with its meaning, for whoever looks at the schema itself. */
export function viewSql({ name, en, zh, columns, from }: View): string {
  const lines = columns.map(
    (one, index) =>
      `  ${one.expression} AS ${one.name}${index + 1 < columns.length ? "," : ""} -- ${oneLine(one.en)} | ${oneLine(one.zh)}`,
  );
  return `CREATE VIEW ${name} AS SELECT -- ${oneLine(en)} | ${oneLine(zh)}\n${lines.join("\n")}\n${from}`;
}

function oneLine(text: string): string {
  return text.replaceAll("\n", " ");
}
