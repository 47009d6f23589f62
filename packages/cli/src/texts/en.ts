import type { LayoutCandidate, UnreadReason } from "@jixiao/contract";
import type { SiteEnd } from "@jixiao/ingest/crawl";
import type { NightNoticeCode, SiteChange, UrlProblemCode } from "@jixiao/store";

function known({ labels, labels_of, columns, columns_of }: LayoutCandidate): string {
  return `${labels} of ${labels_of} labels, ${columns} of ${columns_of} columns known`;
}

const whyNot: Readonly<Record<LayoutCandidate["verdict"], string>> = {
  chosen: "",
  fits: "",
  no_mark: ", and none of the words that only it prints",
  few_labels: ", too few",
};

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
      without_records: "documents without records 无记录文件",
      unread_forms: "forms not read 未读表",
      pages: "pages not read 未读页",
      damaged_documents: "damaged documents 有损坏的文件",
    },
    known: (count: number) => `, ${count} of them known 已知失败`,
    time: "time 用时         ",
    seconds: (seconds: string) => `${seconds} s`,
    outcomes: { new: "new", replaced: "replaced", unchanged: "unchanged", duplicate: "duplicate", failed: "failed" },
    interrupted: "interrupted (已中断): what is finished is stored; run the same command again to go on",
  },
  crawl: {
    columns: {
      site: "site 站点",
      night: "night 批次",
      pages: "pages 页面",
      documents: "documents 文件",
      documents_new: "new 新增",
      documents_changed: "changed 变更",
      documents_failed: "failed 失败",
      documents_gone: "gone 下线",
    },
    ends: {
      complete: "complete",
      some_failed: "some_failed",
      incomplete: "incomplete",
      budget_reached: "budget_reached",
      interrupted: "interrupted",
    } satisfies Readonly<Record<SiteEnd, string>>,
    budgetReached: "the budget is used up (预算已用完); the next run goes on",
    interrupted: "interrupted (已中断); the next run goes on",
    nothingMarked: "nothing is marked as gone",
    noDocuments: "no documents (未找到文件); see follow and documents in docs/crawl-config.md",
    failures: (fresh: number, known: number) =>
      `${fresh} new failures, ${known} that are known 已知失败 (SELECT * FROM v_crawl_problems)`,
    unexpected: (count: number) => `unexpected errors 意外错误: ${count}, please report them`,
    requests: "requests 请求     ",
    progress: "pages 页面 {pages}  documents 文件 {documents}  {url}",
    metricsFailed: "the metrics cannot be written (无法写入指标文件)",
    problem: (code: UrlProblemCode | NightNoticeCode, reason: string) => `${code}: ${reason}`,
  },
  dryRun: {
    site: (lists: number, documents: number, pages: number, excluded: number) =>
      `${lists} list pages 列表页, ${documents} documents 文件, ${pages} pages to follow 待跟进页面${excluded === 0 ? "" : `, ${excluded} excluded 已排除`}`,
    leadsTo: (documents: number, pages: number) => `${documents} documents, ${pages} pages`,
    list: "list",
    document: "document",
    page: "page",
    warning: "warning",
    nothing: "nothing would be fetched (未找到文件); see follow and documents in docs/crawl-config.md",
    cut: "cut short before all list pages were read (未读完全部列表页)",
  },
  changes: {
    none: "no changes (无变更)",
    count: (count: number) => `${count} ${count === 1 ? "change" : "changes"}`,
    found: "found 发现 (UTC)",
    change: "change 变化",
    project: "project 项目",
    what: "what 内容",
    old: "old 原值",
    new: "new 新值",
    kinds: { added: "added", removed: "removed", changed: "changed", gone: "gone", returned: "returned" } satisfies Readonly<
      Record<SiteChange["change"], string>
    >,
    document: "document 文件",
    form: "form 绩效目标表",
    selfEvaluation: "self-evaluation 绩效自评表",
    report: "report 评价报告",
  },
  show: {
    /** Why a form was read by this layout, and the next best one. */
    layout: (chosen: LayoutCandidate, next: LayoutCandidate | null) =>
      `layout 表式: ${chosen.layout}, ${known(chosen)}; ${next === null ? "no other layout knows the title" : `next best: ${next.layout}, ${known(next)}${whyNot[next.verdict]}`}`,
  },
  unread: {
    counts: (documents: number, forms: number, parts: number, pages: number) =>
      `${documents} documents without records, ${forms} forms not read, ${parts} damaged parts, ${pages} pages not read`,
    records: (count: number) => (count === 0 ? "no records 无记录" : `${count} ${count === 1 ? "record" : "records"}`),
    form: "form 绩效表",
    damaged: "damaged 损坏",
    page: (page: number) => `page ${page}`,
    notRead: "not read 未读",
    reasons: {
      unknown_layout: "no layout claims it 未知表式",
      no_table: "no table that could be read 无法读出表格",
      refused: "a kind of table without a record 暂不收录",
    } satisfies Readonly<Record<UnreadReason, string>>,
  },
  care: {
    stored: "stored 已存",
    disk: "disk 磁盘",
    diskOf: (database: string, log: string, originals: string, files: number, free: string) =>
      `database 数据库 ${database}, its log ${log}, originals 原件 ${originals} in ${files} files, free 剩余 ${free}`,
    lastRuns: "last runs 最近运行 (UTC)",
    noRuns: "none",
    run: { started: "started", command: "command", ended: "ended", code: "exit code" },
    next: "what to do next 下一步",
    nothing: "nothing",
    backedUp: (to: string, documents: number) => `${to}: ${documents} documents backed up (已备份)`,
    restored: (to: string, documents: number) =>
      `${to}: ${documents} documents restored (已恢复); to check them: jixiao doctor --verify`,
    originals: (copied: number, size: string, present: number) =>
      `originals 原件: ${copied} copied (${size}), ${present} there already`,
    altered: (sha256: string) => `altered 已被改动, not copied: ${sha256}; see jixiao doctor --verify`,
    missing: (sha256: string) => `missing 原件缺失: ${sha256} has records and no original; see jixiao doctor`,
    pruned: (count: number, size: string) => `${count} originals removed (已清理), ${size}; their records stay`,
    wouldPrune: (count: number, size: string) =>
      `${count} originals would be removed, ${size}; their records would stay. Nothing was done: --yes removes them`,
    merged: (added: number, replaced: number, unchanged: number, failures: number) =>
      `documents 文件: ${added} added, ${replaced} replaced, ${unchanged} unchanged; ${failures} failures listed`,
    conflict: (name: string, kind: string, kept: string, left: string) => `${name}: ${kind}: kept ${kept}, left ${left}`,
    conflicts: {
      parser_version: "read by two parser versions 解析器版本不同",
      records: "read with other words supplied or another name 记录不同",
    },
    sitesTaken: (sites: string) => `crawl history taken in 并入抓取历史: ${sites}`,
    historyConflict: (site: string, kept: string, left: string, nights: number, versions: number) =>
      `${site}: two histories that were made apart 抓取历史各自独立: kept that of ${kept}, left that of ${left} (${nights} nights, ${versions} versions)`,
    replacedVersions: (count: number) =>
      `${count} replaced versions were left where they are: they belong to no history that was taken (抓取历史未并入)`,
    notMerged: (nights: number, addresses: number, versions: number, changes: number, runs: number) =>
      `not merged 未合并: ${nights} nights, ${addresses} addresses, ${versions} versions, ${changes} changes, ${runs} runs; keep those databases for them`,
    withoutOriginal: (sha256: string) => `left out, its original is in no archive (无原件，未合并): ${sha256}`,
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
