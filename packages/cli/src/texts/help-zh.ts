/** Chinese help of one command. Keys are the names of arguments and the long names of options. */
export interface CommandHelp {
  readonly summary: string;
  readonly description: string;
  readonly arguments: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

/** Options of every command. */
export const commonOptionsZh: Readonly<Record<string, string>> = {
  "--db": "数据库文件；也可用环境变量 JIXIAO_DB 指定",
  "--json": "输出 JSON 而不是文本",
  "--quiet": "只输出结果：不显示进度，不记录警告以下的日志",
  "--lang": "帮助和提示的语言；不指定时按 LC_ALL、LC_MESSAGES、LANG",
  "--version": "显示版本号",
};

const region = "文件未写明时采用的地区（省级，或中央）";
const workers = "同时运行的解析进程数（默认按 CPU 核数和内存）";

export const helpZh: Readonly<Record<string, CommandHelp>> = {
  import: {
    summary: "导入文件、文件夹、通配符和压缩包",
    description:
      "导入公开文件：文件、文件夹、通配符和压缩包。已导入过的文件不再处理。原件保存在数据库旁边；\n解析在独立进程中进行，一个坏文件不会影响其他文件。",
    arguments: { path: "文件、文件夹、'2025/**/*.pdf' 之类的通配符、压缩包（ZIP、RAR、7-Zip、tar）" },
    options: { "--year": "预算年度，用于未写明年度的表", "--region": region, "--workers": workers },
  },
  crawl: {
    summary: "抓取公开页面，供每夜运行",
    description:
      "抓取公开页面：按配置找到文件，导入新增和变更的，保留各版本，连续数夜不见的标记为下线。未变的文件只需一次请求。\n中断的运行由下一次继续。配置项见 docs/crawl-config.zh-CN.md，定时运行见 docs/operations.zh-CN.md。",
    arguments: { config: "配置文件，YAML 或 JSON" },
    options: {
      "--site": "只抓取配置中的这个站点；可重复",
      "--exclude": "不要网址或链接文字含此文字的链接；可重复",
      "--dry-run": "只看配置会抓取什么：读取 robots.txt 和列表页，列出文件，不入库",
      "--metrics-file": "运行结束时把 Prometheus 指标写到这个文件",
      "--workers": workers,
    },
  },
  changes: {
    summary: "列出抓取站点的变更",
    description:
      "列出抓取站点的变更：新增、删除、修改的绩效目标表和指标及其新旧值，以及下线和恢复的文件。内容相同而字节不同的文件不算变更。\n在 SQL 中为 v_changes、变更。",
    arguments: {},
    options: {
      "--since": "从这一天（2026-11-20）或时刻（2026-11-20T02:30:00Z）起，UTC",
      "--until": "到这一天或时刻之前",
      "--site": "只列这个站点",
      "--format": "输出方式（默认 table；用 --json 时为 jsonl）",
    },
  },
  failures: {
    summary: "列出未能读取的文件",
    description: "列出未能读取的文件及原因、处理办法、下次重试时间和位置。",
    arguments: {},
    options: {},
  },
  unread: {
    summary: "列出无记录的文件，以及看到而未读的内容",
    description:
      "列出看到而未读的内容：没有记录的文件，看到而未读出的绩效表及其位置和所印文字，损坏的部分，未能读取的页。\n完全失败的文件见 jixiao failures。",
    arguments: {},
    options: {},
  },
  retry: {
    summary: "重试失败的文件",
    description: "立即重试未能读取的文件：从原件库读取，或从原来的位置读取。",
    arguments: {},
    options: { "--region": region, "--workers": workers },
  },
  reparse: {
    summary: "用原件重新解析",
    description:
      "用原件库中的原件重新解析：旧版解析器的记录，以及 doctor --verify 发现被改动的记录。\n用 --all 则重新解析全部原件，也可用于重建数据库。",
    arguments: {},
    options: { "--all": "重新解析原件库中的全部文件", "--region": region, "--workers": workers },
  },
  query: {
    summary: "用 SQL 查询，只读",
    description:
      "运行一条 SQL 查询。只能读取：不写入、不附加、不加载；运行过久的查询会被终止。\n表、视图和字段见 docs/data-dictionary.md，或 SELECT * FROM data_dictionary。",
    arguments: { sql: "一条 SELECT（或 WITH、VALUES、EXPLAIN）语句" },
    options: {
      "--file": "从文件读取语句，例如 queries/ 中的一个",
      "--format": "输出方式（默认 table；用 --json 时为 json）",
      "--timeout": "超过这么多秒即终止查询",
      "--max-rows": "最多给出这么多行",
    },
  },
  search: {
    summary: "全文检索名称、目标、指标和指标值",
    description: "全文检索项目名称、目标、指标名称、说明和指标值；两个字的词（如 保险）也能找到。",
    arguments: { text: "检索词；全部都须出现" },
    options: { "--limit": "最多给出这么多条", "--all": "也包括已被取代的版本和其他文件中的副本" },
  },
  export: {
    summary: "导出供其他程序使用：JSON Lines、CSV、Excel、Parquet、Data Package 等",
    description:
      "把记录写到标准输出、文件或文件夹。各种格式中的数值都是精确的。\njsonl：记录约定，每行一张表或一份报告，含全部文件的全部记录。\ncsv、parquet：每行一个指标（或报告的一项得分），只含现行的、每表一次。xlsx：工作表 指标、项目、评价得分、数据字典。\ndatapackage：CSV 与 Parquet 的文件夹，附 datapackage.json。stata：CSV 的文件夹，附 .do 文件。\ndatasette：描述数据库本身的 metadata.yaml，附 queries/ 中的查询。",
    arguments: {},
    options: {
      "--format": "写出的格式",
      "--headers": "列名：zh、en 或 both（默认 en；xlsx 为 zh）",
      "--region": "只要这个地区（省级）",
      "--year": "只要这个预算年度",
      "--department": "只要主管部门含此文字的",
      "--kind": "只要这类记录：objective 绩效目标表，self-evaluation 自评表，report 评价报告；csv、parquet 默认 objective",
      "--since": "只要这一天（2026-11-20）或时刻之后读取的文件，UTC",
      "--flags": "any：只要存疑的；none：只要无疑的；或用逗号分隔的标记代码",
      "--excel": "供 Excel 使用的 csv：带字节顺序标记，会被当作公式的文本前加撇号",
      "--current": "jsonl：不含已被新版本取代的抓取文件（csv 本来不含）",
      "--all": "csv 等表格：也包括已被取代的版本和其他文件中的副本；jsonl 本来包括",
      "--output": "写到这个文件或文件夹，而不是标准输出",
    },
  },
  show: {
    summary: "预览一个文件的提取结果，不入库",
    description: "预览一个文件的提取结果：字段、指标、标记及各自的位置。不入库。带 ~ 的级别是推断的。",
    arguments: { file: "PDF、Word、HTML、文本或图像" },
    options: {
      "--year": "文件未写明时采用的预算年度",
      "--region": region,
      "--page-image": "按页绘图核对：蓝色为印出的，橙色为推断的，红色为有标记的",
      "--page": "--page-image 只画这一页",
    },
  },
  normalize: {
    summary: "规范化指标值",
    description:
      '规范化指标值。值来自参数，或标准输入每行一个；一行若是带 "text" 的 JSON 对象，可附上下文：fiscal_year、currency_unit、\nunit、name。每行输入对应一行 JSON 输出，顺序不变。',
    arguments: { values: "指标值；不给则读标准输入" },
    options: { "--units": "自己的单位和名称文件，YAML 或 JSON，见 docs/units.md" },
  },
  doctor: {
    summary: "检查数据库和原件库",
    description:
      "检查数据库和原件库：版本、剩余空间、两者是否一致。用 --verify 则全部读一遍：每个原件和每个文件记录的校验值，\n以及数据库自身的检查。不改动任何内容；说明如何处理。",
    arguments: {},
    options: { "--verify": "全部读一遍" },
  },
  status: {
    summary: "概况：已存内容、磁盘占用、最近运行、下一步",
    description: "显示已存内容、磁盘占用、最近运行的结果和下一步该做什么。不读取原件；全面检查用 doctor --verify。",
    arguments: {},
    options: {},
  },
  backup: {
    summary: "备份数据库和原件，可在使用中进行",
    description:
      "把数据库（某一时刻的完整状态）和原件复制到一个文件夹，导入和抓取可同时进行。已有的原件不再复制；每个都核对校验值。\n中途终止或磁盘已满时，原有备份保持完整。",
    arguments: { dest: "备份文件夹，不存在则新建" },
    options: {},
  },
  restore: {
    summary: "恢复备份",
    description: "恢复备份：数据库和原件，逐个核对。已有数据库时不做任何事：请先移走，或指定其他位置。",
    arguments: { source: "备份文件夹" },
    options: {},
  },
  prune: {
    summary: "清理已被取代版本的原件",
    description: "清理早已被新版本取代的抓取文件的原件。记录、版本和变更保留。不加 --yes 时只说明将清理什么。",
    arguments: {},
    options: {
      "--older-than": "至少这么多天前已被取代",
      "--yes": "执行清理",
      "--dry-run": "只说明（试运行），与不加 --yes 相同",
    },
  },
  merge: {
    summary: "并入其他数据库，按文件内容识别",
    description:
      "并入其他数据库的文件、记录、失败清单和原件，按内容的 SHA-256 识别：顺序不影响结果。同一文件有两种解析时保留新版解析器的，\n并予说明。站点的抓取历史（批次、网址、版本、下线标记）整体并入；同一站点有两份各自独立的历史时只保留一份（本库已有的优先），\n另一份予以说明、计数，不并入。运行记录不合并。",
    arguments: { other: "其他数据库；各自的原件库在其旁边" },
    options: {},
  },
  completion: {
    summary: "输出命令行补全脚本",
    description: "输出 bash、zsh 或 fish 的补全脚本，由命令表生成。",
    arguments: { shell: "bash、zsh 或 fish" },
    options: {},
  },
};
