/**
 * The full-text indexes hold tokens only (`content=''`, readable by every SQLite since 3.8), no second copy of the
 * texts. The tokens are made by `bigrams()` (src/search/bigrams.ts); the tokenizer `ascii` only splits them at the spaces, and
 * takes every other character as it is.
 */
export const searchTables = `
CREATE VIRTUAL TABLE records_fts USING fts5 (project_name, units, text, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE indicators_fts USING fts5 (level3, description, value_text, content = '', tokenize = 'ascii');
`;

const howTo = {
  en: "One Chinese character: MATCH '险*'. Two: MATCH '保险'. More: overlapping pairs in quotes, MATCH '\"社会 会保 保险\"'. Latin words and numbers as they are",
  zh: "单字：MATCH '险*'；两字：MATCH '保险'；更长：引号内写重叠的两字词，MATCH '\"社会 会保 保险\"'；字母与数字照写",
};

/** Index → column (the index itself: "") → meaning, for the data dictionary. */
export const searchIndexes: Readonly<Record<string, Readonly<Record<string, { readonly en: string; readonly zh: string }>>>> = {
  records_fts: {
    "": {
      en: `Full-text index of forms and reports; rowid is record_id. ${howTo.en}`,
      zh: `绩效目标表与评价报告的全文索引，rowid 即 record_id。${howTo.zh}`,
    },
    project_name: { en: "words of the project's name", zh: "项目名称" },
    units: { en: "words of department and implementing unit", zh: "主管部门与实施单位" },
    text: {
      en: "words of purpose and goals; for a report of its score table, worksheets and outputs",
      zh: "资金用途与目标；评价报告为得分表、底稿与产出文字",
    },
  },
  indicators_fts: {
    "": {
      en: `Full-text index of indicators; rowid is indicator_id. ${howTo.en}`,
      zh: `指标的全文索引，rowid 即 indicator_id。${howTo.zh}`,
    },
    level3: { en: "words of the indicator's name", zh: "三级指标" },
    description: { en: "words of the description", zh: "指标描述" },
    value_text: { en: "words and numbers of the value", zh: "指标值" },
  },
};
