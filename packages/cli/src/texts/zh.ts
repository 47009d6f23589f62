import type { LayoutCandidate } from "@jixiao/contract";
import { nightNotices, urlProblems, type NightNoticeCode, type UrlProblemCode } from "@jixiao/store/problem-texts";
import type { Texts } from "./en.ts";

function known({ labels, labels_of, columns, columns_of }: LayoutCandidate): string {
  return `识别栏目 ${labels}/${labels_of}、列 ${columns}/${columns_of}`;
}

const whyNot: Readonly<Record<LayoutCandidate["verdict"], string>> = {
  chosen: "",
  fits: "",
  no_mark: "，但未见其特有的词",
  few_labels: "，过少",
};

/** 程序对操作人员所说的话。键与 `en.ts` 相同。 */
export const zh: Texts = {
  description: "绩效 jixiao：把公开的绩效目标表转成精确、可追溯的记录",
  helpAfterError: "（用 jixiao --help 查看全部命令）",
  examples: "示例",
  exitCodes: "退出码（处理办法见 docs/operations.zh-CN.md）",
  internalError: "程序内部错误；已完成的部分已入库。请把以下信息报告给开发者：",
  newDatabase: (path) => `${path}：数据库不存在，将新建`,
  noFolder: (folder) => `文件夹 ${folder} 不存在；未创建任何文件`,
  noSuchPath: "没有这个文件或文件夹，也没有匹配的文件；未执行任何操作",
  truncated: (rows) => `只显示前 ${rows} 行，见 --max-rows`,
  rows: (count) => `共 ${count} 行`,
  nothingFound: "未找到绩效目标表或绩效评价报告。",
  hits: { file: "文件", project: "项目名称", where: "位置", text: "内容", count: (count) => `共 ${count} 条` },
  failures: {
    none: "没有失败的文件",
    code: "类型",
    tries: "次数",
    last: "最近（UTC）",
    next: "下次重试（UTC）",
    never: "用 jixiao retry",
    message: "说明",
    location: "位置",
  },
  summary: {
    documents: "文件        ",
    forms: "绩效目标表  ",
    reports: "评价报告    ",
    indicators: "指标        ",
    flags: "标记        ",
    failures: "失败        ",
    pages: "页          ",
    unread: "未读        ",
    unseen: {
      without_records: "个文件无记录",
      unread_forms: "张表未读",
      pages: "页未读",
      damaged_documents: "个文件有损坏",
    },
    known: (count) => `，其中 ${count} 个以往已报告`,
    time: "用时        ",
    seconds: (seconds) => `${seconds} 秒`,
    outcomes: { new: "新增", replaced: "更新", unchanged: "未变", duplicate: "重复", failed: "失败" },
    interrupted: "已中断：已完成的部分已入库，重新运行同一命令即可继续",
  },
  crawl: {
    columns: {
      site: "站点",
      night: "批次",
      pages: "页面",
      documents: "文件",
      documents_new: "新增",
      documents_changed: "变更",
      documents_failed: "失败",
      documents_gone: "下线",
    },
    ends: {
      complete: "完整",
      some_failed: "部分失败",
      incomplete: "未看全",
      budget_reached: "预算用完",
      interrupted: "已中断",
    },
    budgetReached: "预算已用完，下次运行继续",
    interrupted: "已中断，下次运行继续",
    nothingMarked: "未标记任何文件下线",
    noDocuments: "未找到文件；见 docs/crawl-config.zh-CN.md 的 follow 和 documents",
    failures: (fresh, known) => `新失败 ${fresh} 个，已知失败 ${known} 个（SELECT * FROM v_crawl_problems）`,
    unexpected: (count) => `程序意外错误 ${count} 个，请报告给开发者`,
    requests: "请求        ",
    progress: "页面 {pages}  文件 {documents}  {url}",
    metricsFailed: "无法写入指标文件",
    problem: (code, reason) => `${code} ${meaningOf(code)}：${reason}`,
  },
  dryRun: {
    site: (lists, documents, pages, excluded) =>
      `列表页 ${lists} 个，文件 ${documents} 个，待跟进页面 ${pages} 个${excluded === 0 ? "" : `，已排除 ${excluded} 个`}`,
    leadsTo: (documents, pages) => `文件 ${documents} 个，页面 ${pages} 个`,
    list: "列表",
    document: "文件",
    page: "页面",
    warning: "警告",
    nothing: "未找到文件；见 docs/crawl-config.zh-CN.md 的 follow 和 documents",
    cut: "未读完全部列表页",
  },
  changes: {
    none: "无变更",
    count: (count) => `共 ${count} 项变更`,
    found: "发现（UTC）",
    change: "变化",
    project: "项目",
    what: "内容",
    old: "原值",
    new: "新值",
    kinds: { added: "新增", removed: "删除", changed: "修改", gone: "下线", returned: "恢复" },
    document: "文件",
    form: "绩效目标表",
    selfEvaluation: "绩效自评表",
    report: "评价报告",
  },
  show: {
    layout: (chosen, next) =>
      `表式：${chosen.layout}，${known(chosen)}；${next === null ? "没有其他表式使用此表题" : `次优：${next.layout}，${known(next)}${whyNot[next.verdict]}`}`,
  },
  unread: {
    counts: (documents, forms, parts, pages) => `${documents} 个文件无记录，${forms} 张表未读，${parts} 处损坏，${pages} 页未读`,
    records: (count) => (count === 0 ? "无记录" : `${count} 条记录`),
    form: "绩效表",
    damaged: "损坏",
    page: (page) => `第 ${page} 页`,
    notRead: "未读",
    reasons: { unknown_layout: "未知表式", no_table: "无法读出表格", refused: "暂不收录的表" },
  },
  care: {
    stored: "已存",
    disk: "磁盘",
    diskOf: (database, log, originals, files, free) =>
      `数据库 ${database}，日志 ${log}，原件 ${originals}（${files} 个文件），剩余 ${free}`,
    lastRuns: "最近运行（UTC）",
    noRuns: "无",
    run: { started: "开始", command: "命令", ended: "结束", code: "退出码" },
    next: "下一步",
    nothing: "无需处理",
    backedUp: (to, documents) => `${to}：已备份 ${documents} 个文件`,
    restored: (to, documents) => `${to}：已恢复 ${documents} 个文件；检查请运行 jixiao doctor --verify`,
    originals: (copied, size, present) => `原件：复制 ${copied} 个（${size}），已有 ${present} 个`,
    altered: (sha256) => `原件已被改动，未复制：${sha256}；见 jixiao doctor --verify`,
    missing: (sha256) => `有记录而无原件：${sha256}；见 jixiao doctor`,
    pruned: (count, size) => `已清理 ${count} 个原件，${size}；记录保留`,
    wouldPrune: (count, size) => `将清理 ${count} 个原件，${size}；记录保留。尚未执行：加 --yes 执行`,
    merged: (added, replaced, unchanged, failures) =>
      `文件：新增 ${added}，替换 ${replaced}，未变 ${unchanged}；失败清单 ${failures} 条`,
    conflict: (name, kind, kept, left) => `${name}：${kind}：保留 ${kept}，舍去 ${left}`,
    conflicts: { parser_version: "解析器版本不同", records: "记录不同（名称或补充信息不同）" },
    sitesTaken: (sites) => `并入抓取历史：${sites}`,
    historyConflict: (site, kept, left, nights, versions) =>
      `${site}：两份抓取历史各自独立：保留 ${kept} 的，舍去 ${left} 的（${nights} 个批次，${versions} 个版本）`,
    replacedVersions: (count) => `${count} 个已被取代的版本未合并：不属于已并入的抓取历史`,
    notMerged: (nights, addresses, versions, changes, runs) =>
      `未合并：抓取批次 ${nights}，网址 ${addresses}，版本 ${versions}，变更 ${changes}，运行记录 ${runs}；需要时请保留原数据库`,
    withoutOriginal: (sha256) => `无原件，未合并：${sha256}`,
  },
  doctor: {
    versions: (node, sqlite, schema, parser) => `node ${node}，SQLite ${sqlite}，数据库版本 ${schema}，解析器 ${parser}`,
    database: "数据库  ",
    archive: "原件库  ",
    free: (gigabytes) => `剩余 ${gigabytes} GB`,
    severities: { error: "错误", warning: "警告", note: "提示" },
    sound: "正常",
    seeAbove: "见上",
  },
};

/** Of a problem's or notice's code, as docs/operations.md has it. Of a list's pages both say the same. */
function meaningOf(code: UrlProblemCode | NightNoticeCode): string {
  return { ...nightNotices, ...urlProblems }[code].zh;
}
