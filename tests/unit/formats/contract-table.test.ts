import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ContractTable, readContractTable } from '../../../geodata/formats/contract-table.ts';
import { encodeGbk } from '../../support/gbk.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

const header =
  '宗地编号,项目名称,土地位置,受让人,土地面积(亩),成交价格,出让年限,容积率,合同签订日期,约定动工时间,实际动工时间,实际竣工时间,电子监管号,土地用途,供地方式,行业';
const read = (lines: string[]): ContractTable => {
  const table = readContractTable(Buffer.from([header, ...lines].join('\n')));
  if (!table.ok) throw new Error(table.reason);
  return table;
};

describe('a table of contracts', () => {
  it('is read with units, dates and terms as people write them', () => {
    const { contracts, issues, keptColumns } = read([
      '370704001001GB00001,一号项目,潍坊路1号,甲公司,30,1200万元,50年,大于1.0且不大于1.8,2020年04月22日,2020/4/22,20210101,,3713232021B00456,工业用地,挂牌出让,电子',
    ]);
    expect(issues).toEqual([]);
    expect(keptColumns).toEqual(['行业']);
    expect(contracts[0]).toMatchObject({
      rowNumber: 2,
      contract: {
        kind: 'transfer',
        parcelCodeText: '370704001001GB00001',
        electronicSupervisionNo: '3713232021B00456',
        areaSquareMetres: 20_000,
        priceYuan: 12_000_000,
        termYears: 50,
        farMin: 1,
        farMax: 1.8,
        signedOn: '2020-04-22',
        agreedStartOn: '2020-04-22',
        actualStartOn: '2021-01-01',
        landUseScheme: 'YDYH2023',
        landUseCode: '1001',
        supplyMode: 'one_off',
        sourceAttributes: { 行业: '电子', 容积率: '大于1.0且不大于1.8' },
      },
    });
  });

  it('tells what makes no sense, keeps the cell, and guesses nothing', () => {
    const { contracts, issues } = read([
      'A,二号,某地,乙公司,三十,-,城镇住宅70年、商服40年,,昨天,,2021-05-01,2020-05-01,12345,经营性用地,划拨,',
      'B,三号,某地,流拍,30,,,,,,,,,工业用地,挂牌,',
    ]);
    expect(issues.map(({ column }) => column)).toEqual([
      '土地面积(亩)',
      '合同签订日期',
      '电子监管号',
      '实际竣工',
    ]);
    expect(contracts).toHaveLength(1);
    expect(contracts[0]!.contract).toMatchObject({
      kind: 'allocation',
      areaSquareMetres: null,
      priceYuan: null,
      termYears: null,
      signedOn: null,
      actualCompletionOn: null,
      electronicSupervisionNo: null,
      landUseCode: null,
      landUseText: '经营性用地',
      sourceAttributes: {
        出让年限: '城镇住宅70年、商服40年',
        电子监管号: '12345',
        实际竣工时间: '2020-05-01',
      },
    });
  });

  it.each([
    ['≥0.8', 0.8, null],
    ['≤1.2', null, 1.2],
    ['1.0-2.0', 1, 2],
    ['不小于1.5', 1.5, null],
    ['详见规划条件', null, null],
  ])('reads 容积率 %s', (text, farMin, farMax) => {
    const { contracts } = read([`A,项目,某地,公司,1,,,${text},,,,,,,,`]);
    expect(contracts[0]!.contract).toMatchObject({ farMin, farMax });
  });

  it('in GB18030 is read as well', () => {
    const table = readContractTable(encodeGbk(`${header}\nA,项目,某地,公司,15,,,,,,,,,,,`));
    expect(table).toMatchObject({ ok: true, encoding: 'GB18030', rows: 1 });
  });

  it.each([
    ['', '文件是空的'],
    ['年度,总量\n2020,5', '这不像供地结果或合同表'],
  ])('refuses %j', (text, reason) => {
    expect(readContractTable(Buffer.from(text))).toEqual({
      ok: false,
      reason: expect.stringContaining(reason),
    });
  });
});

describeWithSharedData('published tables', () => {
  const file = (name: string) => readContractTable(readFileSync(sharedPath(`land-supply/${name}`)));

  it('广东: 919 of 919 rows, with the figures known of it', () => {
    const table = file('广东省土地供应结果_甲.csv') as ContractTable;
    expect(table).toMatchObject({ ok: true, rows: 919, failedAuctions: [], encoding: 'GB18030' });
    const contracts = table.contracts.map(({ contract }) => contract);
    expect(contracts).toHaveLength(919);
    const has = (field: keyof (typeof contracts)[number]) =>
      contracts.filter((contract) => contract[field] !== null).length;
    expect([has('agreedStartOn'), has('actualStartOn'), has('areaSquareMetres'), has('signedOn')]).toEqual([
      810, 462, 919, 919,
    ]);
    // The portal names the bounds of 容积率 the wrong way round.
    expect(
      contracts.every(({ farMin, farMax }) => farMin === null || farMax === null || farMin <= farMax),
    ).toBe(true);
  });

  it.each([
    ['天津规划和自然资源局_出让结果_天津.csv', 223, 0],
    ['山西省自然资源厅_出让结果_山西.csv', 295, 18],
    ['中国土地市场-地块公示.csv', 41, 0],
  ])('%s: every row is a contract or a failed auction', (name, rows, failed) => {
    const table = file(name) as ContractTable;
    expect(table).toMatchObject({ ok: true, rows });
    expect(table.failedAuctions).toHaveLength(failed);
    expect(table.contracts.length + failed).toBe(rows);
  });

  it('a supply plan is no table of contracts', () => {
    expect(file('中国土地市场-供地计划.csv')).toMatchObject({ ok: false });
  });
});
