import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../geodata/catalog/catalog.ts';
import { RoleId } from '../../../geodata/model/role.ts';
import { readmeWithRights } from '../../../server/access/readme-rights.ts';
import { rightsTable } from '../../../server/access/rights-table.ts';

describe('table of rights', () => {
  it('stands in the README as it is: otherwise npm run rights', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    expect(readme).toBe(readmeWithRights(readme));
  });

  it('names every role, every collection and every field', () => {
    const text = rightsTable();
    for (const role of RoleId.options) expect(text).toContain(`\`${role}\``);
    for (const { id, title, where, fields } of catalog) {
      expect(text).toContain(where === undefined ? `\`${id}\`` : title.zh);
      for (const { label } of fields) expect(text).toContain(label.zh);
    }
  });

  it('gives secrets of enterprises and cases to nobody but who is named', () => {
    const rows = rightsTable().split('\n');
    const seenBy = (label: string) => rows.find((row) => row.split(' | ')[1]?.split('、').includes(label));
    expect(seenBy('闲置起算日')).toMatch(/\| 规划人员、帮包领导、系统管理员 \|$/);
    expect(seenBy('土地使用权人')).not.toMatch(/访客|所有人/);
    expect(seenBy('承租企业')).toContain('园区运营商（本园区）');
  });

  it('refuses a README without its place', () => {
    expect(() => readmeWithRights('# Luodi')).toThrow(/rights/);
  });
});
