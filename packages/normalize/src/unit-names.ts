import type { Unit } from "./units.ts";
import { vocabulary } from "./vocabulary.ts";

/** The longest name of the table at `at`; null where none stands there, or a longer word that only begins like one. */
export function readName(text: string, at: number): { readonly end: number; readonly unit: Unit } | null {
  const { units, longest } = vocabulary();
  for (let length = longest.get(text.charAt(at)) ?? 0; length > 0; length--) {
    const name = text.slice(at, at + length);
    const unit = name.length === length ? units.get(name) : undefined;
    if (unit === undefined || splitsLatinWord(name, text.charAt(at + length))) continue;
    return unit === null ? null : { end: at + length, unit };
  }
  return null;
}

function splitsLatinWord(name: string, next: string): boolean {
  return /[A-Za-z]$/.test(name) && /[A-Za-z0-9]/.test(next);
}

/** The unit of exactly this name. */
export const unitNamed = (name: string): Unit | null => vocabulary().units.get(name) ?? null;
