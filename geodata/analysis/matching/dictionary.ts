/** Gives equal values one number; number 0 is `first`. */
export class Dictionary<T> {
  readonly values: T[];
  readonly #keyOf: (value: T) => string;
  readonly #numbers = new Map<string, number>();

  constructor(first: T, keyOf: (value: T) => string) {
    this.values = [first];
    this.#keyOf = keyOf;
    this.#numbers.set(keyOf(first), 0);
  }

  numberOf(value: T): number {
    const key = this.#keyOf(value);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}
