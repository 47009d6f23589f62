import { Argument, type Command } from "commander";
import { langOption } from "../options.ts";
import { say } from "../output/print.ts";
import { completionFor, SHELLS, type Shell } from "../reference/completion.ts";

export function addCompletion(program: Command): void {
  program
    .command("completion")
    .summary("print a completion script for the shell 命令补全")
    .description("Print a completion script for bash, zsh or fish (命令补全), made from the table of commands.")
    .addArgument(new Argument("<shell>", "bash, zsh or fish").choices(SHELLS))
    .addOption(langOption())
    .addHelpText(
      "after",
      "\nExamples:\n  source <(jixiao completion bash)\n  jixiao completion zsh > ~/.zfunc/_jixiao\n  jixiao completion fish > ~/.config/fish/completions/jixiao.fish",
    )
    .action((shell: Shell) => say(completionFor(shell, program)));
}
