import { describe, expect, it, vi } from 'vitest';
import { ellipsoidalAreaSquareMetres } from '../../../geodata/analysis/geometry/area.ts';
import { parcels } from '../../../geodata/catalog/parcels.ts';
import { proposeMapping } from '../../../geodata/formats/attribute-mapping.ts';
import { readColumnName } from '../../../geodata/formats/column-name.ts';
import { guessAreaUnit } from '../../../geodata/formats/guess-area-unit.ts';
import type { FieldValue } from '../../../geodata/formats/read-result.ts';
import { readHere } from '../../support/read-here.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

// Starting GDAL takes half a second, and ten on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const columns = (...names: string[]) => names.map((name) => ({ name, type: 'text' as const }));
const mappingOf = (names: string[], samples: Record<string, FieldValue>[] = []) =>
  Object.fromEntries(
    proposeMapping(columns(...names), parcels.fields, samples).map(({ target, source, unit }) => [
      target,
      unit ? `${source} [${unit.label}]` : source,
    ]),
  );

describe('column names', () => {
  it.each([
    ['面积(亩)', '面积', '亩'],
    ['土地面积（公顷）', '土地面积', '公顷'],
    ['成交价万元', '成交价', '万元'],
    ['单价【万元/亩】', '单价', '万元/亩'],
    ['宗地面积_㎡', '宗地面积', '平方米'],
    ['用途4', '用途', undefined],
    ['Plot Ratio UP', 'plotratioup', undefined],
    ['竞得(人)', '竞得人', undefined],
  ])('%s', (name, key, unit) => {
    expect(readColumnName(name)).toEqual({
      key,
      unit: unit === undefined ? undefined : expect.objectContaining({ label: unit }),
    });
  });
});

describe('proposing a mapping', () => {
  it('knows the columns of a Chinese notice, units included', () => {
    expect(
      mappingOf([
        '宗地代码',
        '地块位置',
        '土地用途',
        '土地面积(公顷)',
        '出让年限',
        '成交价(万元)',
        '受让单位',
        '容积率',
        '签订日期',
      ]),
    ).toEqual({
      parcelCode: '宗地代码',
      locationText: '地块位置',
      landUseName: '土地用途',
      areaCertSquareMetres: '土地面积(公顷) [公顷]',
      termYearsMax: '出让年限',
      priceYuan: '成交价(万元) [万元]',
      holderName: '受让单位',
      farMax: '容积率',
      suppliedOn: '签订日期',
    });
  });

  it('knows the pinyin names of the cadastral standard and English exports', () => {
    expect(mappingOf(['ZDDM', 'QLR', 'ZL', 'ZDMJ', 'YT', 'RJL'])).toEqual({
      parcelCode: 'ZDDM',
      holderName: 'QLR',
      locationText: 'ZL',
      areaCertSquareMetres: 'ZDMJ',
      landUseName: 'YT',
      farMax: 'RJL',
    });
    expect(mappingOf(['landHolder', 'plotRatioLOWER', 'agreedStartTime'])).toEqual({
      holderName: 'landHolder',
      farMin: 'plotRatioLOWER',
      agreedStartOn: 'agreedStartTime',
    });
  });

  it('recognises a name that a .dbf cut off', () => {
    expect(mappingOf(['土地使用权'])).toEqual({ holderName: '土地使用权' });
  });

  it('uses each column and each field once and takes the better name', () => {
    const mapping = proposeMapping(columns('编号', '地块编号'), parcels.fields);
    expect(mapping).toMatchObject([{ target: 'sourceCode', source: '地块编号' }]);
  });

  it('never gives money to an area', () => {
    expect(mappingOf(['土地面积(万元)'])).toEqual({});
  });

  it('trusts a name less when its values cannot be read', () => {
    const [good] = proposeMapping(columns('签订日期'), parcels.fields, [{ 签订日期: '2020年4月22日' }]);
    const [bad] = proposeMapping(columns('签订日期'), parcels.fields, [{ 签订日期: '挂牌' }]);
    expect(good!.confidence).toBeGreaterThan(0.9);
    expect(bad?.confidence ?? 0).toBeLessThan(0.5);
  });

  it('says when a unit has still to be chosen', () => {
    const numbers = proposeMapping(columns('面积'), parcels.fields, [{ 面积: 12.5 }]);
    expect(numbers[0]).toMatchObject({ needsUnit: true });
    const texts = proposeMapping(columns('面积'), parcels.fields, [{ 面积: '12.5亩' }]);
    expect(texts[0]).toMatchObject({ needsUnit: false });
  });
});

describeWithSharedData('columns of 登封', () => {
  it('are mapped, and the unit of 面积 is found by comparing with the shapes', async () => {
    const { layers } = await readHere({ path: sharedPath('dengfeng/shp/工业用地.shp') });
    const pairs = layers[0]!.features.map(({ properties, geometry }) => {
      if (geometry?.type !== 'Polygon') throw new Error('not a polygon');
      return { value: Number(properties.面积), areaSquareMetres: ellipsoidalAreaSquareMetres(geometry) };
    });
    expect(guessAreaUnit(pairs)?.label).toBe('公顷');
    const parcelLayer = (await readHere({ path: sharedPath('dengfeng/shp/工业样点.shp') })).layers[0]!;
    const mapping = proposeMapping(
      parcelLayer.fields,
      parcels.fields,
      parcelLayer.features.map(({ properties }) => properties),
    );
    expect(Object.fromEntries(mapping.map(({ target, source }) => [target, source]))).toMatchObject({
      locationText: '位置',
      holderName: '权利人',
      landUseName: '用途4',
      farMax: '容积率2',
      priceYuan: '成交价万元',
    });
  });
});

describe('guessing the unit of areas', () => {
  it('needs three agreeing figures', () => {
    const pair = (value: number) => ({ value, areaSquareMetres: (value * 2000) / 3 });
    expect(guessAreaUnit([pair(10), pair(20), pair(33)])?.label).toBe('亩');
    expect(guessAreaUnit([pair(10), pair(20)])).toBeUndefined();
    expect(guessAreaUnit([pair(10), pair(20), { value: 5, areaSquareMetres: 1 }])).toBeUndefined();
  });
});
