import { exitCodes, exitCodeTexts, exitNames } from "@jixiao/contract/exit-codes";
import type { Command } from "commander";

/** The man page of a program, in man(7), made from its commands and the table of exit codes. `date`: as `2026-11-21`. */
export function manPage(program: Command, { version, date }: { readonly version: string; readonly date: string }): string {
  const help = program.createHelp();
  const lines = [
    `.TH JIXIAO 1 "${date}" "jixiao ${version}"`,
    ".SH NAME",
    `jixiao \\- ${text(program.description().replace(/^.*?: /, ""))}`,
    ".SH SYNOPSIS",
    ".B jixiao",
    ".I command",
    ".RI [ options ]",
    ".SH COMMANDS",
    ...program.commands.flatMap((command) => [
      `.SS ${text(help.commandUsage(command).replace(/^jixiao /, ""))}`,
      ...paragraph(command.description()),
      ...help
        .visibleArguments(command)
        .flatMap((argument) => [".TP", `.I ${text(argument.name())}`, ...paragraph(argument.description)]),
      ...help
        .visibleOptions(command)
        .flatMap((option) => [".TP", `.B ${text(option.flags)}`, ...paragraph(help.optionDescription(option))]),
    ]),
    ".SH EXIT STATUS",
    ...exitNames.flatMap((name) => [".TP", `.B ${exitCodes[name]}`, ...paragraph(exitCodeTexts[name].en.meaning)]),
    ".SH ENVIRONMENT",
    ".TP",
    ".B JIXIAO_DB",
    "the database, where \\-\\-db does not say another",
  ];
  return `${lines.join("\n")}\n`;
}

function paragraph(words: string): readonly string[] {
  return text(words).split("\n");
}

/** A backslash and a hyphen mean something; so do a period and an apostrophe that begin a line. */
function text(words: string): string {
  return words
    .replaceAll("\\", String.raw`\e`)
    .replaceAll("-", String.raw`\-`)
    .replaceAll(/^(?=[.'])/gm, String.raw`\&`);
}
