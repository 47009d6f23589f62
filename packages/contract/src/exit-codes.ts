/**
 * How a command ended, for scripts, cron and systemd: the one place that says it. docs/operations.md, its Chinese
 * counterpart and `--help` are made from this table.
 *
 * Codes up to 8 are the program's own; 69, 70 and 74 are those of sysexits.h, 130 is the shell's for an interruption.
 * Node ends with 1 by itself where an error is not caught, so 1 is never given to one that nobody foresaw.
 */
export const exitCodes = {
  good: 0,
  some_failed: 1,
  usage: 2,
  locked: 3,
  incomplete: 4,
  disk_full: 5,
  budget_reached: 6,
  integrity_fault: 7,
  query_ended: 8,
  parser_unavailable: 69,
  internal_error: 70,
  storage_failed: 74,
  interrupted: 130,
} as const;

export type ExitName = keyof typeof exitCodes;
export type ExitCode = (typeof exitCodes)[ExitName];

interface Words {
  readonly meaning: string;
  readonly advice: string;
}

/** What each code means, and what an operator does about it. */
export const exitCodeTexts: Readonly<Record<ExitName, { readonly en: Words; readonly zh: Words }>> = {
  good: {
    en: { meaning: "everything was read, or failed as an earlier run told", advice: "nothing" },
    zh: { meaning: "全部成功，或只有以往已报告的失败", advice: "无需处理" },
  },
  some_failed: {
    en: {
      meaning: "some documents or pages could not be read, which no run told before; the others are stored",
      advice: "`jixiao failures`, then `jixiao retry`; for a crawl `v_crawl_problems`",
    },
    zh: {
      meaning: "部分文件或页面未能读取（以往未报告过），其余已入库",
      advice: "运行 `jixiao failures` 查看原因，再运行 `jixiao retry`；抓取见 `v_crawl_problems`",
    },
  },
  usage: {
    en: { meaning: "a wrong option, a missing file or database", advice: "see the message; nothing was done" },
    zh: { meaning: "用法错误：选项有误，文件或数据库不存在", advice: "按提示修改命令；未执行任何操作" },
  },
  locked: {
    en: { meaning: "another run holds the database", advice: "run again later; nothing is lost" },
    zh: { meaning: "另一个任务正在使用数据库", advice: "稍后重新运行；数据无损失" },
  },
  incomplete: {
    en: {
      meaning: "a night of a crawl did not see everything; nothing was marked as gone",
      advice: "see the reason, look at the site",
    },
    zh: { meaning: "本次抓取未看全网站，未标记任何文件下线", advice: "查看原因，检查该网站" },
  },
  disk_full: {
    en: { meaning: "no space left; the document in hand was rolled back", advice: "free space, run again" },
    zh: { meaning: "磁盘已满，正在处理的文件已回滚", advice: "清理磁盘后重新运行" },
  },
  budget_reached: {
    en: { meaning: "a crawl ended at its budget", advice: "nothing: the next run goes on" },
    zh: { meaning: "抓取用完了本次预算", advice: "无需处理，下次运行继续" },
  },
  integrity_fault: {
    en: { meaning: "stored records are not what was written", advice: "`jixiao doctor --verify`, then `jixiao reparse`" },
    zh: { meaning: "库中记录与写入时不一致", advice: "运行 `jixiao doctor --verify`，再运行 `jixiao reparse`" },
  },
  query_ended: {
    en: { meaning: "a query passed its limit of time or size", advice: "ask for less, or raise `--timeout`" },
    zh: { meaning: "查询超时或结果过大，已终止", advice: "缩小查询范围，或加大 `--timeout`" },
  },
  parser_unavailable: {
    en: {
      meaning:
        "the parsers' processes cannot be started: the installation is broken, or the machine is out of memory or processes",
      advice: "see the message; run again, nothing is lost; where it stays so, install anew",
    },
    zh: {
      meaning: "解析进程无法启动：安装损坏，或机器内存、进程数不足",
      advice: "查看提示后重新运行，数据无损失；若反复出现请重新安装",
    },
  },
  internal_error: {
    en: {
      meaning: "an error that the program did not foresee; what was finished is stored, the run history has the error",
      advice: "report it with the message and its stack; running again is safe",
    },
    zh: {
      meaning: "程序内部错误；已完成的部分已入库，运行历史记有该错误",
      advice: "把错误信息和堆栈报告给开发者；可以安全地重新运行",
    },
  },
  storage_failed: {
    en: {
      meaning: "reading or writing failed: a disk that reports errors, missing permissions, a read-only file system",
      advice: "see the message, check disk and permissions, run again",
    },
    zh: { meaning: "读写失败：磁盘报错、没有权限或文件系统只读", advice: "按提示检查磁盘和权限，然后重新运行" },
  },
  interrupted: {
    en: { meaning: "Ctrl-C or SIGTERM; what was finished is stored", advice: "run again" },
    zh: { meaning: "被 Ctrl-C 或 SIGTERM 中断，已完成的部分已入库", advice: "重新运行即可" },
  },
};

const heads = {
  en: ["code", "name", "meaning", "what to do"],
  zh: ["退出码", "名称", "含义", "如何处理"],
} as const;

/** The table for docs/operations.md (`en`) and docs/operations.zh-CN.md (`zh`). */
export function exitCodesMarkdown(language: "en" | "zh"): string {
  const rows = exitNames.map((name) => {
    const { meaning, advice } = exitCodeTexts[name][language];
    return [String(exitCodes[name]), `\`${name}\``, meaning, advice];
  });
  return [heads[language], heads[language].map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** All names, by rising code. */
export const exitNames: readonly ExitName[] = (Object.keys(exitCodes) as ExitName[]).sort((a, b) => exitCodes[a] - exitCodes[b]);
