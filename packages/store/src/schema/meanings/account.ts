import type { TableMeaning } from "./meaning.ts";

const DOCUMENT = ["the document", "文件"] as const;

/** What was seen in a document beside its records. */
export const accountMeanings: readonly TableMeaning[] = [
  {
    name: "document_pages",
    en: "What became of each page of a document, one row a page; none for formats without pages and for documents read by version 0.1",
    zh: "每页的处理结果，每页一行；无页概念的格式及 0.1 版读取的文件没有",
    columns: {
      sha256: DOCUMENT,
      page: ["page, 1-based", "页码"],
      state: [
        "read: its own text; recognized: drawn and read by optical recognition; blank; skipped: no text of a form; unread: note says why",
        "read 读取文本，recognized 光学识别，blank 空白，skipped 与绩效表无关，unread 未能读取（见 note）",
      ],
      note: ["why it is unread", "未读原因"],
    },
  },
  {
    name: "damaged_parts",
    en: "Parts of a file that were repaired, skipped or not found when it was read",
    zh: "读取时被修复、跳过或缺失的文件部分",
    columns: {
      sha256: DOCUMENT,
      seq: ["order, 1-based", "次序，从 1 起"],
      page: ["its page; NULL where it belongs to none", "所在页；不属于任何页时为空"],
      part: ["which part", "哪一部分"],
      reason: ["what is wrong with it", "原因"],
    },
  },
  {
    name: "unread_forms",
    en: "Forms that stand in a document and gave no record",
    zh: "文件中见到而未能读取的绩效表",
    columns: {
      sha256: DOCUMENT,
      seq: ["order, 1-based", "次序，从 1 起"],
      reason: [
        "unknown_layout: no layout claims it; no_table: no table that could be read; refused: a kind of table without a record",
        "unknown_layout 未知表式，no_table 无法读出表格，refused 暂不收录的表",
      ],
      printed: ["what is printed there: its title, else the first of its marks", "原文：标题，或首个特征"],
      marks: ["by which marks it was seen, separated by spaces: title, project_name, indicator_header", "据何识别，空格分隔"],
      places: ["JSON array of places in the source", "在原文中的位置（JSON）"],
    },
  },
];

/** How the stored schema was made. */
export const stateMeanings: readonly TableMeaning[] = [
  {
    name: "schema_state",
    en: "How tables, views and this dictionary were made",
    zh: "数据库结构的生成信息",
    columns: { key: ["what is said", "名称"], value: ["its value", "值"] },
  },
  {
    name: "record_identity",
    en: "Stable ids of forms and reports; made from the records, so that it can be made anew",
    zh: "绩效表与评价报告的固定编号，由记录生成，可重建",
    columns: {
      record_id: ["the form or report", "所属记录"],
      form_id: ["stable id: from the file's hash and the place of the title", "固定编号：由文件校验值与标题位置得出"],
    },
  },
];
