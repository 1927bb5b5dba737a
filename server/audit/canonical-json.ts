/**
 * JSON with sorted keys and no blanks, so that equal values give equal text whatever order they were written in
 * (jsonb does not keep the order of keys). `undefined` members are left out, as JSON.stringify does.
 * @throws TypeError for a number that is not finite: JSON would silently turn it into null.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError('canonicalJson: a number is not finite');
  }
  return JSON.stringify(value ?? null);
}
