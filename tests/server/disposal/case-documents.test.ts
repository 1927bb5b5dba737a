import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IdleCaseItem } from '../../../geodata/model/api-idle-cases.ts';
import { caseDocumentLabels } from '../../../geodata/model/idle-case-terms.ts';
import { officialDocuments } from '../../../server/disposal/documents/official-documents.ts';
import { readDocx } from '../../support/docx-text.ts';
import { idleContract, loadIdleZone } from '../../support/idle-contracts.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let item: IdleCaseItem;

const record = async (event: Record<string, unknown>): Promise<void> => {
  const { status, body } = await send<IdleCaseItem & { detail: string }>(
    server,
    'POST',
    `/idle-cases/${item.id}/events`,
    {
      revision: item.revision,
      event: { occurredOn: '2026-05-01', reason: '按规定办理', ...event },
    },
  );
  if (status !== 200) throw new Error(`${String(event.type)}: ${body.detail}`);
  item = body;
};

const open = async (type: string, no?: string) => {
  const query = no === undefined ? '' : `?no=${encodeURIComponent(no)}`;
  const response = await server.get(`/api/idle-cases/${item.id}/documents/${type}${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('wordprocessingml');
  return { ...(await readDocx(Buffer.from(await response.arrayBuffer()))), headers: response.headers };
};

const numberOf = (docType: string) =>
  item.registers.documents.find((paper) => paper.docType === docType)!.docNo;

beforeAll(async () => {
  server = await startTestServer();
  await loadIdleZone(server.sql, [idleContract(0, { agreedStartOn: '2025-01-10' })]);
  await send(server, 'POST', '/idle-cases/detection', {});
  const { cases } = await server.json<{ cases: { id: number }[] }>('/api/idle-cases');
  item = await server.json<IdleCaseItem>(`/api/idle-cases/${cases[0]!.id}`);
  await record({ type: 'investigation_notice_issued' });
  await record({
    type: 'document_served',
    docNo: numberOf('investigation_notice'),
    method: 'direct',
    receiptRef: '回证1',
  });
  await record({ type: 'evidence_recorded', kind: 'photo', ref: '附件1', description: '地块空置照片' });
  await record({ type: 'holder_material_received', ref: '情况说明' });
  await record({ type: 'determined', finding: { cause: 'HOLDER', conclusion: '企业资金原因未按约定动工' } });
  await record({ type: 'fee_rights_told' });
  await record({
    type: 'document_served',
    docNo: numberOf('hearing_rights_notice'),
    method: 'post',
    receiptRef: '回证2',
  });
  await record({ type: 'hearing_requested', ref: '听证申请书' });
  await record({ type: 'hearing_waived' });
  await record({ type: 'mortgagee_registered', name: '示范银行', ref: '抵押登记证明' });
  await record({
    type: 'fee_decided',
    rate: '20/100',
    amountYuan: '2400000.00',
    approval: {
      level: 'county',
      withApprovalPower: true,
      docNo: '县政批〔2026〕9号',
      approvedOn: '2026-05-01',
    },
  });
  await record({
    type: 'document_served',
    docNo: numberOf('fee_decision'),
    method: 'left',
    receiptRef: '回证3',
  });
});
afterAll(async () => await server.close());

it('are ten, each with its title, in the fonts of official papers', async () => {
  expect(officialDocuments).toHaveLength(10);
  for (const type of officialDocuments) {
    const { paragraphs, fonts } = await open(type);
    expect(paragraphs.slice(0, 2).join()).toContain(caseDocumentLabels[type]);
    expect([...fonts]).toEqual(expect.arrayContaining(['方正小标宋简体', '仿宋_GB2312']));
  }
});

it('1: the notice has the contents of art. 6 and its last day', async () => {
  const { text, headers, paragraphs } = await open('investigation_notice', numberOf('investigation_notice'));
  expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('闲置土地调查通知书');
  expect(paragraphs[1]).toMatch(/自然资闲调〔2026〕1号$/);
  expect(text).toContain('示范新材料有限公司：');
  expect(text).toContain('约定动工日期');
  expect(text).toContain('2025年1月10日');
  expect(text).toContain('自收到本通知书之日起三十日内（至2026年6月1日）');
  expect(text).toContain('《闲置土地处置办法》第二条第一款');
  expect(text).toContain('30,000.00平方米');
  expect(text).toContain('【待补：宗地四至】');
  expect(text).not.toContain('草稿');
  expect(text).toMatch(/2026年5月1日/);
});

it('2: the finding names cause, conclusion and evidence (art. 10)', async () => {
  const { text } = await open('determination');
  expect(text).toContain('地块空置照片');
  expect(text).toContain('企业资金原因未按约定动工');
  expect(text).toContain('认定该宗地构成闲置土地，自2025年1月10日起算');
});

it('4: the notice of the right to a hearing offers five working days', async () => {
  const { text } = await open('hearing_rights_notice');
  expect(text).toContain('五个工作日内');
  expect(text).toContain('第十四条第（一）项');
  expect(text).toContain('2,400,000.00元');
});

it('5: the fee decision has the contents of art. 16: sum, approval, deadline, remedies, copy to the mortgagee', async () => {
  const { text } = await open('fee_decision');
  for (const part of [
    '12,000,000.00元',
    '费率20%',
    '2,400,000.00元',
    '县政批〔2026〕9号（2026年5月1日）',
    '自本决定书送达之日起三十日内（至2026年6月1日）',
    '六十日内依法申请行政复议',
    '六个月内',
    '抄送：示范银行',
    '放弃',
  ]) {
    expect(text).toContain(part);
  }
});

it('6: what is not decided yet is a draft that names what is missing and invents nothing', async () => {
  const { text } = await open('reclaim_decision');
  expect(text).toContain('草稿');
  expect(text).toContain('【待补：人民政府批准文号和日期】');
});

it('10: the receipt is of one paper, with its service', async () => {
  const no = numberOf('fee_decision');
  const { text } = await open('service_receipt', no);
  expect(text).toContain(no);
  expect(text).toContain('留置送达');
  expect(text).toContain('回证3');
});

it('refuses numbers and kinds that are not there', async () => {
  expect((await server.get(`/api/idle-cases/${item.id}/documents/fee_decision?no=x`)).status).toBe(404);
  expect((await server.get(`/api/idle-cases/${item.id}/documents/nothing`)).status).toBe(400);
});
