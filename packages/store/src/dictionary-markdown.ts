import { type DictionaryEntry, readDictionary } from "./dictionary.ts";
import { openStore } from "./store.ts";

const INTRODUCTION = `# Data dictionary 数据字典

Every table, view and column of the database. Generated from the contract's fields and the schema (\`pnpm docs:dictionary\`); the
database holds the same as the table \`data_dictionary\`. Column names are those of the record contract.

本文件由字段定义与数据库结构生成，库内的表 \`data_dictionary\` 内容相同。

- **Numbers in tables 表中的数字.** A TEXT column holds the exact decimal as printed, money converted to 元. \`*_real\` beside it is a binary
  approximation (about 15 digits); \`*_fen\` beside money is the amount in 分 as INTEGER, so that \`SUM\` is exact. It is NULL
  where the amount is no whole number of fen or has more than 16 digits before its point. Both are computed by SQLite from the exact text.
  表中 TEXT 列为精确值；\`*_real\` 为近似值；\`*_fen\` 为分，可精确求和。
- **Numbers in views 视图中的数字.** The plain name is a number: \`annual_total > 10000000\`, \`数值 >= 90\`, ORDER BY and GROUP BY mean what they
  say (90 and 90.00 are one group). The exact text is beside it as \`*_exact\` / \`…_原文\`; sums of money use \`*_fen\` / \`…_分\`.
  视图中的数字列即数字，可直接比较、排序；精确文本在 \`…_原文\`；金额求和用 \`…_分\`。
- **What holds now 现行记录.** The views without \`all\` (\`…_全部\`) show what holds now, each form once; \`v_all_*\` have replaced versions and copies too.
  不带“全部”的视图只含现行记录，每表一次。
- **Unknown 空值.** What the source does not state is NULL. A flag column that is empty text means: no doubt.
- **Views 视图.** \`v_forms\`, \`v_indicators\`, \`v_reports\`, \`v_scores\` are flat, for researchers; \`项目\`, \`指标\`, \`评价报告\`, \`评价得分\` are the same in Chinese.
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
