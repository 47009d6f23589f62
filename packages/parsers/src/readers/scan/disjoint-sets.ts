/** Sets of numbers 0 … size−1 that can be joined (union-find with path halving). */
export class DisjointSets {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(member: number): number {
    let at = member;
    while (this.#parent[at] !== at) {
      const grand = this.#parent[this.#parent[at] as number] as number;
      this.#parent[at] = grand;
      at = grand;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    if (rootA !== rootB) this.#parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  /** The sets, each ascending, in the order of their smallest member. */
  groups(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    for (let member = 0; member < this.#parent.length; member++) {
      const root = this.find(member);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [member]);
      else group.push(member);
    }
    return [...groups.values()];
  }
}
