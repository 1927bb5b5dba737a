import { afterAll, beforeAll, expect, it } from 'vitest';
import { landUseClasses } from '../../../geodata/codes/land-use-class.ts';
import { idleLandRuleParams } from '../../../geodata/codes/rule-params/idle-land.ts';
import { matchingRuleParams } from '../../../geodata/codes/rule-params/matching.ts';
import { progressRuleParams } from '../../../geodata/codes/rule-params/progress.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../../support/database.ts';

describeEachEngine('code lists', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase(engine);
  });
  afterAll(() => test?.dispose());

  it('are written once, corrected when they differ, and never taken away', async () => {
    const { sql } = test;
    expect(await syncCodes(sql)).toEqual({
      landUseClasses: landUseClasses.length,
      ruleParams: matchingRuleParams.length + idleLandRuleParams.length + progressRuleParams.length,
    });
    expect(await syncCodes(sql)).toEqual({ landUseClasses: 0, ruleParams: 0 });
    await sql`UPDATE land_use_class SET name_zh = '旧名' WHERE scheme = 'YDYH2023' AND code = '100101'`;
    await sql`
      INSERT INTO land_use_class (scheme, code, name_zh, name_en, edition) VALUES ('GTDC', '9998', '废止', 'Withdrawn', '三调')`;
    expect(await syncCodes(sql)).toEqual({ landUseClasses: 1, ruleParams: 0 });
    const rows = await sql<{ code: string; name: string }[]>`
      SELECT code, name_zh AS name FROM land_use_class WHERE code IN ('100101', '9998') AND scheme <> 'GBT21010' ORDER BY code`;
    expect([...rows]).toEqual([
      { code: '100101', name: '一类工业用地' },
      { code: '9998', name: '废止' },
    ]);
  });
});
