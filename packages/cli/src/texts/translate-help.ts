import type { Command, Help } from "commander";
import { commonOptionsZh, helpZh } from "./help-zh.ts";
import type { Language } from "./index.ts";

/**
 * Puts a program's help into a language. The commands carry their English texts; the Chinese ones are a table, and what
 * the table does not have stays English (a test sees to it that it has all).
 */
export function inLanguage(program: Command, language: Language): void {
  if (language === "en") return;
  for (const command of [program, ...program.commands]) translate(command);
  program.helpCommand("help [command]", "显示某个命令的帮助");
}

function translate(command: Command): void {
  const texts = helpZh[command.name()];
  if (texts !== undefined) command.summary(texts.summary).description(texts.description);
  for (const argument of command.registeredArguments)
    argument.description = texts?.arguments[argument.name()] ?? argument.description;
  for (const option of command.options)
    option.description = texts?.options[option.long ?? ""] ?? commonOptionsZh[option.long ?? ""] ?? option.description;
  command.helpOption("-h, --help", "显示帮助");
  command.configureHelp({
    styleTitle: titleZh,
    optionDescription: withDefaultZh,
    argumentDescription: ({ description }) => description,
  });
  command.configureOutput({ ...command.configureOutput(), outputError: (text, write) => write(errorZh(text)) });
}

const titles: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

function titleZh(title: string): string {
  return titles[title] ?? title;
}

const withDefaultZh: Help["optionDescription"] = (option) => {
  const notes = [
    ...(option.argChoices === undefined ? [] : [`可选：${option.argChoices.join("、")}`]),
    ...(option.defaultValue === undefined || typeof option.defaultValue === "boolean" || Array.isArray(option.defaultValue)
      ? []
      : [`默认：${String(option.defaultValue)}`]),
  ];
  return notes.length === 0 ? option.description : `${option.description}（${notes.join("；")}）`;
};

/** What commander says of a wrong command line. */
const errors: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/^error: unknown option '(.+)'/, "错误：未知选项 $1"],
  [/^error: unknown command '(.+)'/, "错误：未知命令 $1"],
  [/^error: missing required argument '(.+)'/, "错误：缺少参数 $1"],
  [/^error: required option '(.+)' not specified/, "错误：缺少必需的选项 $1"],
  [/^error: option '(.+)' argument missing/, "错误：选项 $1 缺少参数"],
  [/^error: option '(.+)' argument '(.*)' is invalid\./, "错误：选项 $1 的值 $2 无效。"],
  [/Allowed choices are (.+)\./, "可选：$1。"],
  [/^error: too many arguments.*/, "错误：参数过多"],
  [/\(Did you mean (.+)\?\)/, "（是否想输入 $1？）"],
];

function errorZh(text: string): string {
  return errors.reduce((translated, [pattern, zh]) => translated.replace(pattern, zh), text);
}
