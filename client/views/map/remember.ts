/** A function that answers with the same result as long as its inputs are the same; `compared` inputs count, all by default. */
export function remember<Input extends readonly unknown[], Output>(
  compute: (...input: Input) => Output,
  compared?: number,
): (...input: Input) => Output {
  let last: { input: Input; output: Output } | undefined;
  return (...input) => {
    const count = compared ?? input.length;
    if (last && input.slice(0, count).every((value, index) => Object.is(value, last!.input[index])))
      return last.output;
    last = { input, output: compute(...input) };
    return last.output;
  };
}
