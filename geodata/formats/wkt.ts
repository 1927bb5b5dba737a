/** A node of well-known text, e.g. `PARAMETER["False_Easting",500000.0]`. */
export interface WktNode {
  /** In capitals. */
  keyword: string;
  values: (string | number)[];
  children: WktNode[];
}

const longestText = 20_000;
const deepest = 20;

/** Parses the well-known text of a coordinate system, version 1 (OGC, ESRI) or 2. Undefined if it is not that. */
export function parseWkt(text: string): WktNode | undefined {
  if (text.length > longestText) return undefined;
  const tokens = text.match(
    /"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[[\](),]/g,
  );
  if (!tokens) return undefined;
  let at = 0;

  const parseNode = (depth: number): WktNode | undefined => {
    const keyword = tokens[at];
    if (!keyword || depth > deepest || !/^[A-Za-z_]/.test(keyword)) return undefined;
    const node: WktNode = { keyword: keyword.toUpperCase(), values: [], children: [] };
    at += 2;
    while (at < tokens.length) {
      const token = tokens[at]!;
      if (token === ']' || token === ')') {
        at += 1;
        return node;
      }
      const next = tokens[at + 1];
      if (token === ',') at += 1;
      else if (next === '[' || next === '(') {
        const child = parseNode(depth + 1);
        if (!child) return undefined;
        node.children.push(child);
      } else {
        node.values.push(readValue(token));
        at += 1;
      }
    }
    return undefined;
  };

  return tokens[1] === '[' || tokens[1] === '(' ? parseNode(0) : undefined;
}

function readValue(token: string): string | number {
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
  const number = Number(token);
  return Number.isNaN(number) ? token : number;
}

/** The first node with one of these keywords, the node itself included, depth first. */
export function findNode(node: WktNode, ...keywords: string[]): WktNode | undefined {
  if (keywords.includes(node.keyword)) return node;
  for (const child of node.children) {
    const found = findNode(child, ...keywords);
    if (found) return found;
  }
  return undefined;
}
