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
    en: "Which form a record is: stable id, and whether it stands, or another record stands for it; made from the records, so that it can be made anew",
    zh: "记录属于哪一张表：固定编号，是否现行或为副本；由记录生成，可重建",
    columns: {
      record_id: ["the form or report", "所属记录"],
      form_id: ["stable id: from the file's hash and the place of the title", "固定编号：由文件校验值与标题位置得出"],
      status: [
        "stands: it is in view; copy: stands_for_it is in view in its place; ambiguous: it may be a copy of several, so it stays in view; superseded: a later version replaced it",
        "stands 现行；copy 副本；ambiguous 可能是多张表的副本，仍现行；superseded 已被新版本取代",
      ],
      stands_for_it: ["for a copy: form_id of the record in view in its place; else NULL", "副本由哪一张现行表代表；非副本为空"],
      differs: ["for a copy: what it tells otherwise, separated by spaces", "副本与现行记录的不同之处，空格分隔"],
      may_be: ["for an ambiguous one: the form_ids that it may be a copy of, separated by spaces", "可能为哪些表的副本"],
      same_name: [
        "records in view of the same unit and project that are no copies: code, form_id and what differs; separated by line breaks; empty: none",
        "同单位同项目而内容不同的现行记录：代码、表编号、不同之处；空串表示无",
      ],
      name_unit: ["kind, project and unit as a number: where copies are looked for", "类型、项目与单位的键值，查找副本用"],
      name_money: ["kind, project and money as a number", "类型、项目与金额的键值"],
      unit_money: ["kind, unit and money as a number", "类型、单位与金额的键值"],
      block_year: ["fiscal year; 0 where it is not stated or in doubt", "年度；未写明或存疑为 0"],
      is_named: ["1 where the project's name was surely read", "项目名称确定为 1"],
    },
  },
  {
    name: "project_keys",
    en: "Which project of which unit a form is about, as it is compared; made from the records",
    zh: "表所属的单位与项目（比对用），由记录生成，可重建",
    columns: {
      record_id: ["the form", "所属记录"],
      part: ["target: 绩效目标表; result: 绩效自评表", "target 绩效目标表；result 绩效自评表"],
      unit_key: ["region, locality and unit; NULL where region or unit is not known", "地区、市县与单位；地区或单位不明为空"],
      project_key: ["the name without any year words", "去掉全部年度字样的项目名称"],
      name_key: ["the name, without white space and differences of width", "项目名称（不计空白与全半角）"],
      own_key: ["the name without the words for its own year", "去掉本年度字样的项目名称"],
      unit_code: ["budget code of the unit", "单位预算编码"],
      fiscal_year: ["fiscal year", "预算年度"],
      missing: [
        "what is not known, so that it is put beside no other form: region_unknown, unit_unknown, name_unknown, year_unknown; NULL: nothing",
        "缺少什么而无法比对：region_unknown 地区，unit_unknown 单位，name_unknown 项目名称，year_unknown 年度；空表示不缺",
      ],
    },
  },
  {
    name: "form_pairs",
    en: "A target and a self-evaluation of the same project, unit and year, whether or not they stand; read them through v_target_actual",
    zh: "同一单位、项目、年度的绩效目标表与自评表，不论是否现行；查询用视图 目标与完成",
    columns: {
      target_id: ["the 绩效目标表", "绩效目标表"],
      actual_id: ["the 绩效自评表", "绩效自评表"],
      how: [
        "same_name; without_year: the same but for the words of their year",
        "same_name 名称相同；without_year 除本年度字样外相同",
      ],
    },
  },
  {
    name: "row_pairs",
    en: "The rows of both, each once",
    zh: "两表的指标，每条一次",
    columns: {
      target_id: ["the 绩效目标表", "绩效目标表"],
      actual_id: ["the 绩效自评表", "绩效自评表"],
      position: ["order, 1-based", "次序，从 1 起"],
      target_seq: ["row of the target; NULL: it has none", "目标表的指标序号；无对应为空"],
      actual_seq: ["row of the self-evaluation; NULL: it has none", "自评表的指标序号；无对应为空"],
      how: [
        "same_text, same_name, near; without partner: none, ambiguous, other_period",
        "same_text 文字相同，same_name 名称与级别相同，near 仅相近；无对应：none、ambiguous、other_period",
      ],
    },
  },
  {
    name: "record_prints",
    en: "What tells copies of a record: only of records that share a key of record_identity with another; made from the records",
    zh: "比对副本所用的指纹，仅限与其他记录有相同键值者；由记录生成，可重建",
    columns: {
      record_id: ["the form or report", "所属记录"],
      kind: ["kind of the record", "记录类型"],
      form_number: ["number printed before the title", "表前序号"],
      doubts: ["cells that were read in doubt", "存疑单元格数"],
      flags: ["flags of the record and its rows", "存疑标记数"],
      said: ["cells that say something", "有内容的单元格数"],
      copy_key: [
        "equal for records that say the same in every cell; NULL where it says too little",
        "内容相同则相等；内容过少时为空",
      ],
      name_key: ["kind, unit and project, surely read, as a hash", "类型、单位与项目（确定）的校验值"],
      block_keys: ["what of name, unit and money was surely read, in pairs: a JSON array", "名称、单位、金额两两确定者（JSON）"],
      cells: ["its cells as short hashes, for comparing", "各单元格的短校验值"],
    },
  },
];
