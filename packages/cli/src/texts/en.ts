import type { UnreadReason } from "@jixiao/contract";

/** What the program says to its operators, in English. The same keys in Chinese are in `zh.ts`; a missing one does not compile. */
export const en = {
  description: "绩效 jixiao: Chinese budget-performance disclosures (绩效目标表) as exact, traceable records",
  helpAfterError: "(jixiao --help shows the commands)",
  examples: "Examples",
  exitCodes: "Exit codes (what to do about each: docs/operations.md)",
  internalError: "an error that nobody foresaw; what was finished is stored. Please report it with this:",
  newDatabase: (path: string) => `${path}: there is no database yet; a new one is made (新建数据库)`,
  noFolder: (folder: string) => `the folder ${folder} does not exist (文件夹不存在); nothing was made`,
  noSuchPath: "no such file or folder, and no pattern that matches one (文件不存在); nothing was done",
  truncated: (rows: number) => `only the first ${rows} rows are shown; see --max-rows`,
  rows: (count: number) => `${count} ${count === 1 ? "row" : "rows"}`,
  nothingFound: "no 绩效目标表 and no 绩效评价报告 found.",
  hits: { file: "file", project: "项目名称", where: "where", text: "text", count: (count: number) => `${count} hits` },
  failures: {
    none: "no failures",
    code: "code",
    tries: "tries",
    last: "last (UTC)",
    next: "next (UTC)",
    never: "by jixiao retry",
    message: "message",
    location: "location",
  },
  summary: {
    documents: "documents 文件    ",
    forms: "forms 绩效目标表  ",
    reports: "reports 评价报告  ",
    indicators: "indicators 指标   ",
    flags: "flags 标记        ",
    failures: "failures 失败     ",
    pages: "pages 页          ",
    unread: "unread 未读       ",
    unseen: {
      without_records: "documents without records",
      unread_forms: "forms not read",
      pages: "pages not read",
      damaged_documents: "damaged documents",
    },
    time: "time 用时         ",
    seconds: (seconds: string) => `${seconds} s`,
    outcomes: { new: "new", replaced: "replaced", unchanged: "unchanged", duplicate: "duplicate", failed: "failed" },
    interrupted: "interrupted (已中断): what is finished is stored; run the same command again to go on",
  },
  unread: {
    counts: (documents: number, forms: number, parts: number, pages: number) =>
      `${documents} documents without records, ${forms} forms not read, ${parts} damaged parts, ${pages} pages not read`,
    records: (count: number) => (count === 0 ? "no records" : `${count} ${count === 1 ? "record" : "records"}`),
    form: "form",
    damaged: "damaged",
    page: (page: number) => `page ${page}`,
    notRead: "not read",
    reasons: {
      unknown_layout: "no layout claims it",
      no_table: "no table that could be read",
      refused: "a kind of table without a record",
    } satisfies Readonly<Record<UnreadReason, string>>,
  },
  doctor: {
    versions: (node: string, sqlite: string, schema: string, parser: string) =>
      `node ${node}, SQLite ${sqlite}, schema ${schema}, parser ${parser}`,
    database: "database 数据库  ",
    archive: "archive 原件库   ",
    free: (gigabytes: string) => `${gigabytes} GB free`,
    severities: { error: "error", warning: "warning", note: "note" },
    sound: "sound 正常",
    seeAbove: "see above 见上",
  },
};

export type Texts = typeof en;
