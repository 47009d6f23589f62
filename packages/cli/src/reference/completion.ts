import type { Command, Option } from "commander";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** A completion script, made from the program's commands: names, options and their choices; files elsewhere. */
export function completionFor(shell: Shell, program: Command): string {
  switch (shell) {
    case "bash":
      return bash(program);
    case "zsh":
      return zsh(program);
    case "fish":
      return fish(program);
  }
}

function optionsOf(command: Command): readonly Option[] {
  return [...command.createHelp().visibleOptions(command)];
}

function longNames(command: Command): readonly string[] {
  return optionsOf(command).flatMap(({ long }) => long ?? []);
}

/** What follows an option: nothing, one of few words, the name of a file, or a text that nobody can guess. */
type Value = { readonly kind: "none" | "file" | "text" } | { readonly kind: "words"; readonly words: readonly string[] };

/** Placeholders that stand for a file or folder: `<file>`, `<file.sql>`, `<path>`. */
const FILE = /<(?:file|path|folder)\b/;

function valueOf({ argChoices, required, optional, flags }: Option): Value {
  if (argChoices !== undefined) return { kind: "words", words: argChoices };
  if (!required && !optional) return { kind: "none" };
  return { kind: FILE.test(flags) ? "file" : "text" };
}

function argumentChoices(command: Command): readonly string[] {
  return command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
}

/** A command without arguments takes no files, nor does one whose argument is one of few words. */
function takesFiles(command: Command): boolean {
  return command.registeredArguments.length > 0 && argumentChoices(command).length === 0;
}

function bash(program: Command): string {
  const cases = program.commands.map((command) => {
    const words = [...longNames(command), ...argumentChoices(command)].join(" ");
    return `    ${command.name()}) words="${words}"${takesFiles(command) ? "" : " files=no"}\n${bashValues(command)} ;;`;
  });
  return `# bash completion for jixiao: source <(jixiao completion bash)
_jixiao() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words files=yes
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${[...program.commands.map((command) => command.name()), ...longNames(program)].join(" ")}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ "$files" = yes ]; then COMPREPLY+=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _jixiao jixiao
`;
}

/** Values of a command's options: `--format` of one command is not that of another. */
function bashValues(command: Command): string {
  const cases = optionsOf(command).flatMap((option) => {
    const value = valueOf(option);
    if (typeof option.long !== "string" || value.kind === "none") return [];
    if (value.kind === "file") return [`${option.long}) words="" files=yes ;;`];
    return [`${option.long}) words="${value.kind === "words" ? value.words.join(" ") : ""}" files=no ;;`];
  });
  return `      case "$before" in ${cases.join(" ")} esac`;
}

function zsh(program: Command): string {
  const commands = program.commands.map((command) => `    ${quoted(`${command.name()}:${command.summary()}`)}`);
  const cases = program.commands.map((command) => {
    const options = optionsOf(command).flatMap((option) => {
      if (typeof option.long !== "string") return [];
      const takes = zshValue(valueOf(option));
      return [quoted(`${option.long}[${firstLine(option.description).replaceAll(/[[\]]/g, String.raw`\$&`)}]${takes}`)];
    });
    const words = argumentChoices(command);
    const rest = command.registeredArguments.length === 0 ? [] : [words.length === 0 ? "_files" : `(${words.join(" ")})`];
    return `    ${command.name()}) _arguments ${[...options, ...rest.map((what) => quoted(`*:argument:${what}`))].join(" ")} ;;`;
  });
  return `#compdef jixiao
_jixiao() {
  local -a commands=(
${commands.join("\n")}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local name=\${words[2]}
  shift words; (( CURRENT-- ))
  case $name in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = _jixiao ]; then _jixiao "$@"; else compdef _jixiao jixiao; fi
`;
}

function zshValue(value: Value): string {
  if (value.kind === "none") return "";
  return `:value:${value.kind === "file" ? "_files" : value.kind === "words" ? `(${value.words.join(" ")})` : ""}`;
}

function fish(program: Command): string {
  const lines = program.commands.flatMap((command) => {
    const after = `"__fish_seen_subcommand_from ${command.name()}"`;
    const words = argumentChoices(command);
    return [
      `complete -c jixiao -n __fish_use_subcommand -f -a ${command.name()} -d ${quoted(command.summary())}`,
      ...optionsOf(command).flatMap((option) => {
        if (typeof option.long !== "string") return [];
        const takes = fishValue(valueOf(option));
        return [`complete -c jixiao -n ${after} -l ${option.long.slice(2)}${takes} -d ${quoted(firstLine(option.description))}`];
      }),
      ...(words.length === 0 ? [] : [`complete -c jixiao -n ${after} -f -a ${quoted(words.join(" "))}`]),
      ...(command.registeredArguments.length === 0 ? [`complete -c jixiao -n ${after} -f`] : []),
    ];
  });
  return `# fish completion for jixiao\n${lines.join("\n")}\n`;
}

/** `-r`: a file; `-x`: no file. */
function fishValue(value: Value): string {
  if (value.kind === "none") return "";
  if (value.kind === "file") return " -r -F";
  return value.kind === "words" ? ` -x -a ${quoted(value.words.join(" "))}` : " -x";
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

/** For all three shells: within apostrophes nothing but an apostrophe means anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
