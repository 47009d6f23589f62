import type { TableMeaning } from "./meaning.ts";

/** What records have in common, and the tables that explain the others. */
export const recordMeanings: readonly TableMeaning[] = [
  {
    name: "records",
    en: "One row a form or evaluation report: where it comes from",
    zh: "每张绩效目标表或每份评价报告一行：来源",
    columns: {
      record_id: ["key in this database; changes when a document is read again", "本库内编号；重新解析后会变"],
      sha256: ["the document", "所在文件"],
      seq: ["1-based position in the document", "在文件中的次序，从 1 起"],
      kind: ["form or report", "记录类型：绩效目标表或评价报告"],
      first_page: ["first page, 1-based; NULL for formats without pages", "起始页"],
      last_page: ["last page", "终止页"],
      format: ["id of the format that read it", "识别所用的表式"],
      table_evidence: ["JSON array: what the table was rebuilt from", "表格重建依据（JSON 数组）"],
      places: [
        "JSON object, field → places in the source; read it through cell_places",
        "各字段在原文中的位置（JSON），查询用视图 cell_places",
      ],
    },
  },
  {
    name: "flag_meanings",
    en: "Every flag a record can carry",
    zh: "全部存疑标记及其含义",
    columns: {
      flag: ["machine-readable code", "代码"],
      en: ["meaning in English", "英文含义"],
      zh: ["meaning in Chinese", "中文含义"],
    },
  },
  {
    name: "flags",
    en: "What is uncertain or implausible, one row a flag",
    zh: "存疑标记，每个一行",
    columns: {
      record_id: ["the form or report", "所属记录"],
      part: ["record, or the list it stands in: indicators, scores, budget_lines …", "record 为整条记录，否则为所在列表"],
      seq: ["row of that list, 1-based; 0 for the record itself", "列表中的行号，从 1 起；整条记录为 0"],
      position: ["order of the flags of one row", "同一行内的次序"],
      flag: ["code, see flag_meanings", "代码，见 flag_meanings"],
    },
  },
  {
    name: "evidence",
    en: "Why a flag was raised",
    zh: "标记的依据",
    columns: {
      record_id: ["the form or report", "所属记录"],
      part: ["as in flags", "同 flags"],
      seq: ["as in flags", "同 flags"],
      position: ["order within one row", "同一行内的次序"],
      flag: ["code, see flag_meanings", "代码，见 flag_meanings"],
      field: ["the field it concerns", "相关字段"],
      note: ["the figures or texts that contradict each other", "相互矛盾的数字或文字"],
    },
  },
  {
    name: "data_dictionary",
    en: "This dictionary: every table, view and column",
    zh: "数据字典",
    columns: {
      object: ["table, view or search index", "表、视图或检索索引"],
      position: ["0 for the object itself, then its columns", "0 为对象本身，其后为各列"],
      column: ["empty for the object itself", "列名；对象本身为空"],
      type: ["SQL type; table, view or search index for the object itself", "类型"],
      en: ["meaning in English", "英文含义"],
      zh: ["meaning in Chinese", "中文含义"],
    },
  },
];
