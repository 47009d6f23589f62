/**
 * Which mutant is active in this process, and what was asked: the switched sources (`switched.ts`) come here at each place that a mutant
 * changes. Put into the global scope before any of them is loaded.
 */
export class Live {
  #active: number | null = null;
  #steps = 0;
  #most = Number.POSITIVE_INFINITY;
  #hits = new Set<number>();
  /** Places that were passed while no test ran: when modules were loaded and cases were made. */
  readonly atLoad = new Set<number>();
  #runs = false;

  /** Asked by the sources. */
  is(id: number): boolean {
    (this.#runs ? this.#hits : this.atLoad).add(id);
    this.step();
    return this.#active === id;
  }

  /** Counted by the sources; throws where a mutant makes a loop that does not end. */
  step(): void {
    this.#steps += 1;
    if (this.#steps > this.#most) throw new Error("a loop without end");
  }

  /** Before a test: with this mutant, or with none, and no more than so many steps. */
  begin(active: number | null, most = Number.POSITIVE_INFINITY): void {
    this.#active = active;
    this.#most = most;
    this.#steps = 0;
    this.#hits = new Set();
    this.#runs = true;
  }

  /** After it: what was passed. */
  end(): { readonly steps: number; readonly hits: ReadonlySet<number> } {
    this.#active = null;
    this.#most = Number.POSITIVE_INFINITY;
    this.#runs = false;
    return { steps: this.#steps, hits: this.#hits };
  }
}

declare global {
  var __mutants: Live | undefined;
}

export function live(): Live {
  return (globalThis.__mutants ??= new Live());
}
