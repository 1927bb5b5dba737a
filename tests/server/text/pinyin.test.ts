import { describe, expect, it } from 'vitest';
import { nameSortKey, searchPinyin } from '../../../server/text/pinyin.ts';

const sorted = (names: string[]) =>
  names.toSorted((a, b) => Buffer.compare(Buffer.from(nameSortKey(a)), Buffer.from(nameSortKey(b))));

describe('pinyin', () => {
  it('gives the whole reading and the initials', () => {
    expect(searchPinyin('新松(潍坊)智慧园')).toBe('xinsongweifangzhihuiyuan xswfzhy');
    expect(searchPinyin('绿地')).toBe('lvdi ld');
    expect(searchPinyin('')).toBe('');
  });

  it('reads characters with several readings by the word they stand in', () => {
    expect(searchPinyin('长春经济技术开发区').split(' ')[1]).toBe('ccjjjskfq');
    expect(searchPinyin('重庆路')).toBe('chongqinglu cql');
  });

  it('keeps codes whole, full-width ones included', () => {
    expect(searchPinyin('WF-01 地块2')).toBe('wf01dikuai2 wf01dk2');
    expect(searchPinyin('ＷＦ－０１')).toBe('wf01');
  });

  it('orders names by reading, tone and number', () => {
    expect(sorted(['长春', '包头', '潍坊', '沂水', '枣庄'])).toEqual([
      '包头',
      '长春',
      '潍坊',
      '沂水',
      '枣庄',
    ]);
    expect(sorted(['地块10', '地块2', '地块1'])).toEqual(['地块1', '地块2', '地块10']);
    expect(sorted(['马路', '妈路'])).toEqual(['妈路', '马路']);
    expect(sorted(['东方路', '东方', '东'])).toEqual(['东', '东方', '东方路']);
  });

  it('only equal names have equal keys', () => {
    expect(nameSortKey('康华')).not.toBe(nameSortKey('康桦'));
    expect(nameSortKey('康华')).toBe(nameSortKey('康华'));
  });
});
