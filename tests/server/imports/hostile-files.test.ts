import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormatError } from '../../../geodata/formats/format-error.ts';
import { readFeatureFile } from '../../../geodata/formats/read-feature-file.ts';
import { writeZip } from '../../support/zip-writer.ts';

const polygon =
  '<Polygon><outerBoundaryIs><LinearRing><coordinates>119,36 119.001,36 119.001,36.001 119,36.001 119,36</coordinates></LinearRing></outerBoundaryIs></Polygon>';
const kml = (doctype: string, name: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>${doctype}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>${name}</name>${polygon}</Placemark></Document></kml>`;

/** Nine entities of ten times the one before: a billion times the word. */
const laughs = `<!DOCTYPE kml [<!ENTITY a "laugh">${Array.from({ length: 9 }, (_, index) => {
  const [name, before] = ['bcdefghij'[index], 'abcdefghi'[index]];
  return `<!ENTITY ${name} "${`&${before};`.repeat(10)}">`;
}).join('')}]>`;

describe('hostile files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-hostile-'));
    writeFileSync(join(folder, 'secret.txt'), 'SECRET-OF-THE-SERVER');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a file comes to: the refusal's code, or every text that was read. Within time and memory in any case. */
  const outcomeOf = async (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    const began = performance.now();
    const outcome = await readFeatureFile({ path }, {}).then(
      ({ layers }) => JSON.stringify(layers),
      (error: unknown) => {
        expect(error).toBeInstanceOf(FormatError);
        return `refused: ${(error as FormatError).code}`;
      },
    );
    expect(performance.now() - began).toBeLessThan(15_000);
    return outcome;
  };

  it('a KML that multiplies entities does not unfold', async () => {
    expect(await outcomeOf('laughs.kml', kml(laughs, '&j;'))).toBe('refused: xml-entities');
  });

  it.each([
    [
      'a file of the server',
      () => `<!DOCTYPE kml [<!ENTITY x SYSTEM "file://${join(folder, 'secret.txt')}">]>`,
    ],
    ['another machine', () => '<!DOCTYPE kml [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'],
    [
      'a parameter entity',
      () => `<!DOCTYPE kml [<!ENTITY % x SYSTEM "file://${join(folder, 'secret.txt')}"> %x;]>`,
    ],
  ])('a KML that names %s brings nothing of it', async (_what, doctype) => {
    expect(await outcomeOf('external.kml', kml(doctype(), '甲&x;'))).toBe('refused: xml-entities');
  });

  it('an XLSX whose sheet multiplies entities does not unfold', async () => {
    const part = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
    const workbook = writeZip([
      part(
        '[Content_Types].xml',
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
      ),
      part(
        '_rels/.rels',
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      ),
      part(
        'xl/workbook.xml',
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      part(
        'xl/_rels/workbook.xml.rels',
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      part(
        'xl/worksheets/sheet1.xml',
        `<?xml version="1.0"?>${laughs.replace('DOCTYPE kml', 'DOCTYPE worksheet')}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c><c r="B1" t="inlineStr"><is><t>经度</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>&amp;j;&j;</t></is></c><c r="B2"><v>119</v></c></row></sheetData></worksheet>`,
      ),
    ]);
    const outcome = await outcomeOf('laughs.xlsx', workbook);
    expect(outcome).not.toContain('laughlaugh');
    expect(outcome.length).toBeLessThan(10_000);
  });

  it('an archive that leaves its folder, or unfolds without end, is refused', async () => {
    const inside = Buffer.from(kml('', '甲'));
    expect(await outcomeOf('slip.zip', writeZip([{ name: '../../slip.kml', bytes: inside }]))).toBe(
      'refused: zip-unsafe-name',
    );
    expect(await outcomeOf('absolute.zip', writeZip([{ name: '/etc/slip.kml', bytes: inside }]))).toBe(
      'refused: zip-unsafe-name',
    );
    expect(
      await outcomeOf('bomb.zip', writeZip([{ name: 'a.kml', bytes: Buffer.alloc(64 * 1024 * 1024) }])),
    ).toBe('refused: zip-ratio');
    // It says one kilobyte and unfolds to sixty-four megabytes.
    const liar = writeZip([{ name: 'a.kml', bytes: Buffer.alloc(64 * 1024 * 1024), declaredSize: 1024 }]);
    expect(await outcomeOf('liar.zip', liar)).toBe('refused: zip-corrupt');
  });

  it('reading has an end in memory and in time', async () => {
    const features = Array.from(
      { length: 60_000 },
      (_, index) =>
        `{"type":"Feature","properties":{"n":"${index}"},"geometry":{"type":"Polygon","coordinates":[[[119,36],[119.001,36],[119.001,36.001],[119,36]]]}}`,
    ).join(',');
    const path = join(folder, 'large.geojson');
    writeFileSync(path, `{"type":"FeatureCollection","features":[${features}]}`);
    await expect(readFeatureFile({ path, limits: { heapMegabytes: 24 } })).rejects.toMatchObject({
      code: 'out-of-memory',
    });
    await expect(readFeatureFile({ path, limits: { milliseconds: 5 } })).rejects.toMatchObject({
      code: 'timed-out',
    });
  });
});
