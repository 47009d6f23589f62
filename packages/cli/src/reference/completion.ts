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

/** What an argument or an option takes, where it is one of few words. */
function choicesOf(command: Command): readonly (readonly [option: string, choices: readonly string[]])[] {
  return optionsOf(command).flatMap(({ long, argChoices }) =>
    typeof long === "string" && argChoices !== undefined ? [[long, argChoices] as const] : [],
  );
}

function argumentChoices(command: Command): readonly string[] {
  return command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
}

function bash(program: Command): string {
  const cases = program.commands.map((command) => {
    const choices = argumentChoices(command);
    const words = [...longNames(command), ...choices].join(" ");
    return `    ${command.name()}) words="${words}"${choices.length === 0 ? "" : " files=no"} ;;`;
  });
  const values = new Map(program.commands.flatMap(choicesOf));
  const choices = [...values].map(
    ([option, words]) => `    ${option}) COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$current")); return ;;`,
  );
  return `# bash completion for jixiao: source <(jixiao completion bash)
_jixiao() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words files=yes
  case "\${COMP_WORDS[COMP_CWORD-1]}" in
${choices.join("\n")}
  esac
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

function zsh(program: Command): string {
  const commands = program.commands.map((command) => `    ${quoted(`${command.name()}:${command.summary()}`)}`);
  const cases = program.commands.map((command) => {
    const options = optionsOf(command).flatMap((option) => {
      if (typeof option.long !== "string") return [];
      const takes =
        option.required || option.optional
          ? `:value:${option.argChoices === undefined ? "_files" : `(${option.argChoices.join(" ")})`}`
          : "";
      return [quoted(`${option.long}[${firstLine(option.description).replaceAll(/[[\]]/g, String.raw`\$&`)}]${takes}`)];
    });
    const words = argumentChoices(command);
    const rest = quoted(`*:argument:${words.length === 0 ? "_files" : `(${words.join(" ")})`}`);
    return `    ${command.name()}) _arguments ${[...options, rest].join(" ")} ;;`;
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

function fish(program: Command): string {
  const lines = program.commands.flatMap((command) => {
    const after = `"__fish_seen_subcommand_from ${command.name()}"`;
    const words = argumentChoices(command);
    return [
      `complete -c jixiao -n __fish_use_subcommand -f -a ${command.name()} -d ${quoted(command.summary())}`,
      ...optionsOf(command).flatMap((option) => {
        if (typeof option.long !== "string") return [];
        const takes =
          option.argChoices === undefined ? (option.required ? " -r" : "") : ` -x -a ${quoted(option.argChoices.join(" "))}`;
        return [`complete -c jixiao -n ${after} -l ${option.long.slice(2)}${takes} -d ${quoted(firstLine(option.description))}`];
      }),
      ...(words.length === 0 ? [] : [`complete -c jixiao -n ${after} -f -a ${quoted(words.join(" "))}`]),
    ];
  });
  return `# fish completion for jixiao\n${lines.join("\n")}\n`;
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

/** For all three shells: within apostrophes nothing but an apostrophe means anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
