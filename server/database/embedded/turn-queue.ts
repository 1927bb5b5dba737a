/** Gives one of many the turn, in the order of asking. */
export class TurnQueue<Who> {
  #owner: Who | undefined;
  #waiting: { who: Who; resolve: (hasTurn: boolean) => void }[] = [];

  /** Resolves to true when it is this one's turn (at once when it has it), to false when it was forgotten. */
  async acquire(who: Who): Promise<boolean> {
    if (this.#owner === who) return true;
    if (this.#owner === undefined) {
      this.#owner = who;
      return true;
    }
    return new Promise((resolve) => this.#waiting.push({ who, resolve }));
  }

  has(who: Who): boolean {
    return this.#owner === who;
  }

  /** True when nobody has the turn. */
  get isIdle(): boolean {
    return this.#owner === undefined;
  }

  release(who: Who): void {
    if (this.#owner !== who) return;
    const next = this.#waiting.shift();
    this.#owner = next?.who;
    next?.resolve(true);
  }

  /** Takes one out of the waiting line. */
  forget(who: Who): void {
    const left = this.#waiting.filter((waiter) => waiter.who === who);
    this.#waiting = this.#waiting.filter((waiter) => waiter.who !== who);
    for (const waiter of left) waiter.resolve(false);
  }
}
