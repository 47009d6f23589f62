import { describeFailure, type DocumentFailure, type FailureCode } from "@jixiao/contract";
import type { Language } from "./index.ts";
import { reasonIn } from "./reasons.ts";

/** A failure in one sentence. What a library or the system gave as its reason stays as it is. */
export function describeFailureIn(language: Language, failure: DocumentFailure): string {
  if (language === "en") return describeFailure(failure);
  return `${failure.file}：${sentence(failure)}`;
}

function sentence(failure: DocumentFailure): string {
  switch (failure.code) {
    case "unsupported_format":
      return `${zh.unsupported_format}：${zhReason(failure.format)}。${zhReason(failure.advice)}`;
    case "damaged":
      return `${failure.page === null ? "" : `第 ${failure.page} 页，`}${zh.damaged}：${zhReason(failure.reason)}`;
    case "forms_unread":
      return `${zh.forms_unread}：${failure.forms.map(({ printed, place }) => `${printed}（${place}）`).join("；")}`;
    case "timeout":
    case "stalled":
      return `${failure.seconds} 秒${zh[failure.code]}`;
    case "oom":
      return `${zh.oom} ${failure.limit_mb} MB`;
    case "empty":
    case "encrypted":
      return zh[failure.code];
    case "unknown_format":
    case "too_large":
    case "unreadable":
    case "crash":
      return `${zh[failure.code]}：${zhReason(failure.reason)}`;
  }
}

function zhReason(reason: string): string {
  return reasonIn("zh", reason);
}

const zh: Readonly<Record<FailureCode, string>> = {
  empty: "空文件",
  unknown_format: "无法识别的格式",
  unsupported_format: "不支持的格式",
  encrypted: "已加密，请另存为无密码的副本后重新导入",
  damaged: "文件损坏",
  too_large: "过大",
  unreadable: "无法读取",
  forms_unread: "文件中有表，但没有能读取的表式",
  timeout: "仍未完成（超时）",
  stalled: "没有进展（停滞）",
  oom: "内存超过上限",
  crash: "解析进程崩溃",
};
