import { type DictionaryEntry, readDictionary } from "./dictionary.ts";
import { openStore } from "./store.ts";

const INTRODUCTION = `# Data dictionary 数据字典

Every table, view and column of the database. Generated from the comments in the schema (\`pnpm docs:dictionary\`); the
database holds the same as the table \`data_dictionary\`. Column names are those of the record contract.

本文件由数据库结构中的注释生成，库内的表 \`data_dictionary\` 内容相同。

- **Numbers 数字.** A TEXT column holds the exact decimal as printed, money converted to 元. \`*_real\` beside it is a binary
  approximation (about 15 digits), for sorting and statistics; \`*_fen\` beside money is the amount in 分 as INTEGER, so that \`SUM\` is exact. It is NULL
  where the amount is no whole number of fen or has more than 16 digits before its point. Both are computed by SQLite from the exact text.
  TEXT 列为精确值；\`*_real\` 供排序；\`*_fen\` 为分，可精确求和。
- **Unknown 空值.** What the source does not state is NULL. A flag column that is empty text means: no doubt.
- **Views 视图.** \`v_forms\`, \`v_indicators\`, \`v_scores\` are flat, for researchers; \`项目\`, \`指标\`, \`评价得分\` are the same in Chinese.
- **Places 位置.** \`cell_places\` says where each field stands in its source: lines of a text, cell of a Word table, box on a page.

## Search in SQL 在 SQL 中检索

\`jixiao search 保险\` does this by itself. In SQL, the indexes \`indicators_fts\` and \`records_fts\` hold Chinese as overlapping pairs of
characters (\`社会保险\` → \`社会 会保 保险 险\`), letters and digits as words:

| to find | write |
| --- | --- |
| two characters | \`MATCH '保险'\` |
| one character | \`MATCH '险*'\` |
| a longer word | \`MATCH '"社会 会保 保险"'\` |
| words and numbers | \`MATCH '12333'\`, \`MATCH '"v3 0"'\` for V3.0 |
| both of two words | \`MATCH '保险 AND 投诉'\` |

A longer Chinese word written without pairs (\`MATCH '社会保险'\`) finds nothing. This query makes the pairs of any Chinese word:

\`\`\`sql
WITH RECURSIVE word (text) AS (VALUES ('社会保险')),
  pairs (at, pair) AS (
    SELECT 1, substr(text, 1, 2) FROM word
    UNION ALL
    SELECT at + 1, substr(text, at + 1, 2) FROM pairs, word WHERE at + 1 < length(text)
  )
SELECT project_name, level3, value_text FROM v_indicators WHERE indicator_id IN (
  SELECT rowid FROM indicators_fts
  WHERE indicators_fts MATCH (SELECT '"' || group_concat(pair, ' ') || iif(max(length(pair)) = 1, '"*', '"') FROM pairs));
\`\`\`
`;

/** docs/data-dictionary.md, from the schema of a new database. */
export function dictionaryMarkdown(): string {
  const store = openStore(":memory:");
  try {
    const objects = Map.groupBy(readDictionary(store.db), ({ object }) => object);
    return [INTRODUCTION, ...[...objects.values()].map(sectionOf)].join("\n");
  } finally {
    store.close();
  }
}

function sectionOf(entries: readonly DictionaryEntry[]): string {
  const [head, ...columns] = entries;
  if (head === undefined) return "";
  const rows = columns.map(({ column, type, en, zh }) => `| \`${column}\` | ${type} | ${cell(en)} | ${cell(zh)} |`);
  return [
    `## ${head.object}`,
    "",
    `${head.type}: ${head.en}  `,
    head.zh,
    "",
    "| column 列 | type | meaning | 含义 |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
