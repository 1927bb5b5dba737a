/**
 * Splits an SQL script into its statements, without the closing semicolons; statements of comments and blanks
 * alone are left out. Knows quoted strings (`''`, `E'\''`), quoted names, dollar quotes, line comments and nested
 * block comments. `BEGIN ATOMIC` function bodies are not known: write bodies in dollar quotes.
 * @see https://www.postgresql.org/docs/15/sql-syntax-lexical.html
 */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let hasCode = false;
  let at = 0;
  while (at < script.length) {
    const end = endOfToken(script, at);
    const isSemicolon = end === at + 1 && script[at] === ';';
    if (isSemicolon) {
      if (hasCode) statements.push(script.slice(start, at).trim());
      start = end;
      hasCode = false;
    } else if (!isComment(script, at) && script.slice(at, end).trim() !== '') {
      hasCode = true;
    }
    at = end;
  }
  if (hasCode) statements.push(script.slice(start).trim());
  return statements;
}

function isComment(script: string, at: number): boolean {
  return script.startsWith('--', at) || script.startsWith('/*', at);
}

/** Index after the token at `at`: a quoted thing or comment as a whole, a word as a whole, else one character. */
function endOfToken(script: string, at: number): number {
  const character = script[at]!;
  if (script.startsWith('--', at)) return endOr(script.indexOf('\n', at), script.length, 1);
  if (script.startsWith('/*', at)) return endOfBlockComment(script, at);
  if (character === "'") return endOfQuoted(script, at, "'", false);
  if (character === '"') return endOfQuoted(script, at, '"', false);
  if (/[eE]/.test(character) && script[at + 1] === "'") return endOfQuoted(script, at + 1, "'", true);
  if (character === '$') {
    const tag = /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(script.slice(at, at + 80))?.[0];
    if (tag !== undefined) return endOr(script.indexOf(tag, at + tag.length), script.length, tag.length);
  }
  // A word is taken whole, so that its last letter e or a dollar inside it starts nothing.
  const word = /[\p{L}\p{N}_][\p{L}\p{N}_$]*/uy;
  word.lastIndex = at;
  return at + (word.exec(script)?.[0].length ?? 1);
}

function endOfQuoted(script: string, at: number, quote: string, backslashEscapes: boolean): number {
  for (let index = at + 1; index < script.length; index += 1) {
    const character = script[index];
    if (backslashEscapes && character === '\\') index += 1;
    else if (character === quote && script[index + 1] === quote) index += 1;
    else if (character === quote) return index + 1;
  }
  return script.length;
}

function endOfBlockComment(script: string, at: number): number {
  let depth = 0;
  for (let index = at; index < script.length; index += 1) {
    if (script.startsWith('/*', index)) {
      depth += 1;
      index += 1;
    } else if (script.startsWith('*/', index)) {
      depth -= 1;
      index += 1;
      if (depth === 0) return index + 1;
    }
  }
  return script.length;
}

function endOr(index: number, otherwise: number, length: number): number {
  return index === -1 ? otherwise : index + length;
}
