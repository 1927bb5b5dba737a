/**
 * `Content-Disposition` for a file name in any script (RFC 6266): an ASCII stand-in for old programs, the name itself in
 * UTF-8. Quotes, separators and control characters cannot break out of the header.
 */
export function contentDisposition(kind: 'attachment' | 'inline', fileName: string): string {
  const plain = [...fileName]
    .map((character) => (/^[\w.()-]$/.test(character) || character === ' ' ? character : '_'))
    .join('');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
