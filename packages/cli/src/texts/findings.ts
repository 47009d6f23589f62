import type { Finding, FindingCode } from "@jixiao/ingest";
import type { Language } from "./index.ts";

interface Described {
  readonly words: string;
  readonly advice: string;
}

/** What doctor found and what to do about it. */
export function describeFindingIn(language: Language, { code, detail, message, advice }: Finding): Described {
  if (language === "en") return { words: message, advice };
  const [words, todo] = zh[code];
  return { words: detail === null ? words : `${words}：${detail}`, advice: todo };
}

const zh: Readonly<Record<FindingCode, readonly [words: string, advice: string]>> = {
  database_unusable: [
    "数据库无法使用",
    "查看原因并核对路径；若确是 jixiao 的数据库，则已损坏：先备份，再移走并运行 `jixiao reparse --all`，凭原件库即可重建",
  ],
  database_unreadable: ["数据库无法读取，其内容是否完好尚不清楚", "检查权限和磁盘；不要移动该文件"],
  database_newer: ["数据库由更新版本的 jixiao 写成", "升级 jixiao"],
  database_locked: ["数据库被其他进程占用", "等其结束后再运行 doctor"],
  database_missing: ["数据库不存在", "核对路径；首次导入会新建，也可用 `jixiao reparse --all` 从原件库重建"],
  database_older: ["数据库版本较旧或尚未建表", "无需处理：下次导入会自动更新"],
  database_recovery: ["被中断的写入等待回滚，需要一次写入", "无需处理：下次导入会自动完成"],
  database_structure: [
    "数据库结构损坏",
    "运行 `jixiao reparse`；若无效，把数据库移走并运行 `jixiao reparse --all`，从原件库重建",
  ],
  database_orphan: ["外键失配", "运行 `jixiao reparse`"],
  search_index: ["全文索引与记录不一致", "运行 `jixiao reparse`"],
  records_altered: ["记录已被改动", "运行 `jixiao reparse`，从原件重新解析"],
  archive_missing: ["原件库中缺少原件", "重新导入原始文件；其记录未受影响"],
  changes_altered: ["变更记录与各版本不符", "运行 `jixiao reparse`，重新比较所有版本"],
  identity_altered: ["副本的判定与记录不符", "运行 `jixiao reparse`，重新判定"],
  archive_altered: ["原件已被改动", "重新导入原始文件即可修复；其记录未受影响"],
  archive_unreadable: ["原件库无法读取", "检查权限和磁盘"],
  archive_orphan: ["原件库中有数据库不认识的文件", "运行 `jixiao reparse --all` 收入，或删除"],
  archive_replaced: ["未能读取、其位置已换成其他文件的原件", "无需处理；`jixiao reparse --all` 会再次尝试"],
  archive_pruned: ["`jixiao prune` 清理的原件；记录保留，但不再重新解析", "无需处理；备份中可能仍有，重新导入该文件即可恢复"],
  archive_stranger: ["原件库目录中的无关文件", "移走"],
  low_space: ["磁盘空间不足", "下次导入前清理磁盘"],
  interrupted_file: ["未完成的导入所留", "重新运行该导入"],
  unfinished_write: ["写入未完成的文件", "无需处理：下次导入会清除"],
  outdated_records: ["旧版解析器的记录", "运行 `jixiao reparse`"],
  failed_documents: ["未能读取的文件", "用 `jixiao failures` 查看，用 `jixiao retry` 重试"],
  run_in_progress: ["另有任务正在运行", "其正在处理的内容未作判断"],
};
