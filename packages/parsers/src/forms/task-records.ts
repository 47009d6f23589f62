import type { Place, Task } from "@jixiao/contract";
import { cleanLabel, cleanProse, cleanText } from "@jixiao/normalize";
import { doubt, flagsOf, type Doubt } from "../doubts.ts";
import { textDoubts } from "../reader-doubts.ts";
import type { TaskColumn } from "../vocabulary/head-labels.ts";
import { isNothing } from "./indicator-table/value-cells.ts";
import { amountIn, type MoneyUnits } from "./money-units.ts";
import type { RawTask } from "./raw-form.ts";

/** 年度主要任务 as records, amounts in 元; the record's evidence names them, counted from 0 (`tasks[1].total`). */
export function tasksOf(
  tasks: readonly RawTask[],
  money: MoneyUnits,
  notes: Doubt[],
  places: Record<string, readonly Place[]>,
): readonly Task[] {
  if (tasks.length > 0) places["tasks"] = tasks.flatMap((task) => task.places);
  return tasks.map((task, i) => taskOf(task, `tasks[${i}]`, money, notes));
}

function taskOf({ name, texts, units, places, certain }: RawTask, path: string, money: MoneyUnits, notes: Doubt[]): Task {
  const doubts: Doubt[] = [...textDoubts(name, `${path}.name`)];
  for (const [column, text] of texts) if (column !== "name") doubts.push(...textDoubts(text, `${path}.${column}`));
  const amount = (column: TaskColumn): string | null => {
    const text = texts.get(column);
    if (text === undefined || isNothing(text)) return null;
    const printed = cleanText(text.text) ?? "";
    const { value, why } = amountIn(printed, units.get(column) ?? null, money);
    if (value === null) doubts.push(doubt("field_unreadable", `${path}.${column}`, `${printed}${why}`));
    return value;
  };
  if (!certain) doubts.push(doubt("row_incomplete", path, "which of its cells stands in which column is not told"));
  const content = texts.get("content");
  const task = {
    name: cleanLabel(name.text),
    content: content === undefined || isNothing(content) ? null : cleanProse(content.text),
    total: amount("total"),
    fiscal: amount("fiscal"),
    other: amount("other"),
  };
  notes.push(...doubts);
  return { ...task, flags: flagsOf(doubts), places };
}
