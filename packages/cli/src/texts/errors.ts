import { DocumentError } from "@jixiao/contract";
import { BatchStopped, ParserStartError, type StopReason } from "@jixiao/ingest";
import { QueryError, StoreError, type StoreFailure } from "@jixiao/store";
import { describeFailureIn } from "./failures.ts";
import type { Language } from "./index.ts";

/** An error that an operator can act on, in one sentence. */
export function describeErrorIn(language: Language, error: Error): string {
  if (language === "en") return error.message;
  if (error instanceof DocumentError) return describeFailureIn(language, error.failure);
  if (error instanceof StoreError) return storeSentence(error.failure);
  if (error instanceof BatchStopped)
    return `${stops[error.reason]}（${error.cause instanceof Error ? error.cause.message : String(error.cause)}）`;
  if (error instanceof ParserStartError) return `解析进程无法启动：${error.message}`;
  if (error instanceof QueryError) return `${queries[error.code]}：${error.message}`;
  return error.message;
}

function storeSentence(failure: StoreFailure): string {
  const reason = "reason" in failure ? `（${failure.reason}）` : "";
  return `${failure.path}：${stores[failure.code]}${reason}`;
}

const stores: Readonly<Record<StoreFailure["code"], string>> = {
  missing: "数据库不存在。请先导入，或指定其他数据库",
  not_a_database: "不是 jixiao 数据库",
  newer: "数据库由更新版本的 jixiao 写成，请升级 jixiao",
  older: "数据库版本较旧，请先以写入方式打开一次，例如运行一次导入",
  locked: "数据库被其他进程占用，请稍后重试",
  full: "磁盘已满；最后一个文件未写入，请清理磁盘后重新运行",
  not_writable: "不可写",
  unopenable: "无法打开",
  damaged: "数据库损坏，请运行 jixiao doctor",
  io: "读写失败",
};

const stops: Readonly<Record<StopReason, string>> = {
  disk_full: "磁盘已满：清理后重新运行同一命令，数据无损失",
  database_locked: "数据库被其他进程占用：等其结束后重新运行同一命令，数据无损失",
  storage_failed: "原件库或数据库无法写入：查看原因后重新运行同一命令，数据无损失",
  parser_unavailable: "解析进程无法启动：重新运行同一命令，若反复出现请重新安装；数据无损失",
};

const queries: Readonly<Record<QueryError["code"], string>> = {
  refused: "拒绝执行",
  invalid: "查询语句有误",
  timeout: "查询超时",
  too_large: "结果过大",
  crash: "查询进程意外退出",
};
