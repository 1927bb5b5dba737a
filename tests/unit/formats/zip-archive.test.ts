import { describe, expect, it } from 'vitest';
import { findDatasetsInZip } from '../../../geodata/formats/find-datasets.ts';
import { FormatError, type FormatErrorCode } from '../../../geodata/formats/format-error.ts';
import { defaultReadLimits, type ReadLimits } from '../../../geodata/formats/read-limits.ts';
import { encodeGbk } from '../../support/gbk.ts';
import { writeZip, type ZipItem } from '../../support/zip-writer.ts';

const point = Buffer.from('{"type":"Point","coordinates":[119,36]}');
const find = (zip: Uint8Array, limits: Partial<ReadLimits> = {}) =>
  findDatasetsInZip(zip, '包.zip', { ...defaultReadLimits, ...limits });
const names = async (items: ZipItem[]) =>
  (await find(writeZip(items))).datasets.map(({ fileName }) => fileName);

async function refusal(zip: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<FormatErrorCode> {
  const error = await find(zip, limits).catch((reason: unknown) => reason);
  if (error instanceof FormatError) return error.code;
  throw new Error('expected a refusal');
}

describe('archives', () => {
  it('reads names in GBK, in UTF-8 with the flag and without', async () => {
    expect(await names([{ name: encodeGbk('闲置土地.geojson'), bytes: point }])).toEqual([
      '闲置土地.geojson',
    ]);
    expect(await names([{ name: '闲置土地.geojson', bytes: point, utf8: true }])).toEqual([
      '闲置土地.geojson',
    ]);
    expect(await names([{ name: '闲置土地.geojson', bytes: point }])).toEqual(['闲置土地.geojson']);
    expect(await names([{ name: encodeGbk('资料\\闲置.geojson'), bytes: point }])).toEqual(['闲置.geojson']);
  });

  it('reads an archive within the archive, but not one within that', async () => {
    const inner = writeZip([{ name: 'a.geojson', bytes: point }]);
    const middle = writeZip([{ name: 'inner.zip', bytes: inner }]);
    expect((await find(middle)).datasets).toHaveLength(1);
    expect(await refusal(writeZip([{ name: 'middle.zip', bytes: middle }]))).toBe('zip-nested');
  });

  it('skips what it cannot read and says so', async () => {
    const found = await find(
      writeZip([
        { name: 'a.geojson', bytes: point },
        { name: 'scan.pdf', bytes: Buffer.from('%PDF-1.4') },
        { name: 'a.qmd', bytes: Buffer.from('<qgis/>') },
      ]),
    );
    expect(found.datasets).toHaveLength(1);
    expect(found.problems).toMatchObject([{ code: 'file-ignored', severity: 'note' }]);
    expect(found.problems[0]!.message).toContain('scan.pdf');
  });

  it.each<[string, FormatErrorCode, () => Uint8Array, Partial<ReadLimits>?]>([
    [
      'a name that climbs out',
      'zip-unsafe-name',
      () => writeZip([{ name: '../../etc/a.geojson', bytes: point }]),
    ],
    [
      'a name that climbs out with backslashes',
      'zip-unsafe-name',
      () => writeZip([{ name: '..\\a.geojson', bytes: point }]),
    ],
    ['an absolute name', 'zip-unsafe-name', () => writeZip([{ name: '/etc/a.geojson', bytes: point }])],
    ['a drive letter', 'zip-unsafe-name', () => writeZip([{ name: 'C:/a.geojson', bytes: point }])],
    ['a password', 'zip-encrypted', () => writeZip([{ name: 'a.geojson', bytes: point, encrypted: true }])],
    [
      'too many entries',
      'zip-too-many-entries',
      () => writeZip([1, 2, 3].map((n) => ({ name: `${n}.geojson`, bytes: point }))),
      { zipEntries: 2 },
    ],
    [
      'a declared size over the limit',
      'zip-too-large',
      () => writeZip([{ name: 'a.geojson', bytes: Buffer.alloc(5000, ' ') }]),
      { expandedBytes: 1000 },
    ],
    [
      'entries that add up over the limit',
      'zip-too-large',
      () => writeZip([1, 2].map((n) => ({ name: `${n}.geojson`, bytes: Buffer.alloc(600, ' ') }))),
      { expandedBytes: 1000 },
    ],
    ['a bomb', 'zip-ratio', () => writeZip([{ name: 'a.geojson', bytes: Buffer.alloc(20_000_000) }])],
    [
      'an entry larger than it declares',
      'zip-corrupt',
      () => writeZip([{ name: 'a.geojson', bytes: Buffer.alloc(50_000_000), declaredSize: 100 }]),
    ],
    ['a wrong checksum', 'zip-corrupt', () => writeZip([{ name: 'a.geojson', bytes: point, checksum: 1 }])],
    ['a cut tail', 'zip-corrupt', () => writeZip([{ name: 'a.geojson', bytes: point }]).subarray(0, 40)],
    [
      'a document',
      'format-unsupported',
      () => writeZip([{ name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') }]),
    ],
    ['nothing inside', 'zip-without-data', () => writeZip([])],
    [
      'a shapefile that lost its .shp',
      'zip-without-data',
      () => writeZip([{ name: 'a.txt', bytes: Buffer.from('x') }]),
    ],
  ])('refuses %s with %s', async (_, code, zip, limits) => {
    expect(await refusal(zip(), limits)).toBe(code);
  });

  it('keeps nested archives within one budget', async () => {
    const inner = writeZip([{ name: 'a.geojson', bytes: Buffer.alloc(800, ' ') }]);
    const outer = writeZip([1, 2].map((n) => ({ name: `${n}.zip`, bytes: inner })));
    expect(await refusal(outer, { expandedBytes: 1500 })).toBe('zip-too-large');
  });
});
