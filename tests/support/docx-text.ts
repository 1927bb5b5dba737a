import yauzl from 'yauzl';

/** The text of one file in a zip archive. */
async function unzip(bytes: Buffer, name: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error);
      archive.on('error', reject);
      archive.on('end', () => reject(new Error(`no ${name} in the archive`)));
      archive.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return archive.readEntry();
        archive.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('error', reject);
          stream.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
        });
      });
      archive.readEntry();
    });
  });
}

const plain = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => text)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** A docx as a reader sees it: its paragraphs in order, table cells included, and the fonts it names. */
export async function readDocx(
  bytes: Buffer,
): Promise<{ paragraphs: string[]; text: string; fonts: Set<string> }> {
  const xml = await unzip(bytes, 'word/document.xml');
  const paragraphs = [...xml.matchAll(/<w:p(?: [^>]*)?>([\s\S]*?)<\/w:p>/g)].map(([, content]) =>
    plain(content!),
  );
  const fonts = new Set([...xml.matchAll(/w:eastAsia="([^"]+)"/g)].map(([, font]) => font!));
  return { paragraphs, text: paragraphs.join('\n'), fonts };
}
