import type { FieldProblem } from '../http/problem.ts';

const problem = (field: string, message: string): FieldProblem => ({ field, message });
const noParcel = problem('parcelId', '关联的地块不存在，请重新选择');
const noBatch = problem('batchId', '关联的批次不存在，请重新选择');
const noProject = problem('keyProjectId', '关联的重点项目不存在，请重新选择');

/** What the constraints of ledgers ask for, by name: the field and the mend. */
export const ledgerConstraints: Readonly<Record<string, FieldProblem>> = {
  approval_batch_areas_add_up: problem(
    'suppliedAreaSquareMetres',
    '已供、撤回、失效面积之和不能大于“批准面积”，请核对四个面积',
  ),
  stock_movement_batch: noBatch,
  stock_movement_parcel: noParcel,
  stock_movement_disposal_has_mode: problem('mode', '处置须填写“处置方式”；新增不填'),
  stock_movement_area_positive: problem('areaSquareMetres', '“面积”须大于 0'),
  stock_movement_year_in_range: problem('approvalYear', '“批准年份”须在 1990 至 2200 之间'),
  stock_task_area_positive: problem('taskSquareMetres', '“任务面积”须大于 0'),
  stock_task_year_in_range: problem('year', '“年度”须在 2000 至 2200 之间'),
  revitalised_land_parcel: noParcel,
  revitalised_land_area_positive: problem('areaSquareMetres', '“面积”须大于 0'),
  key_project_parcel: noParcel,
  key_project_years_in_order: problem('endYear', '“结束年份”不能早于“开始年份”，都须在 1990 至 2200 之间'),
  key_project_money_not_negative: problem('plannedYuan', '投资额不能小于 0'),
  key_project_share_not_negative: problem('plannedShare', '“序时进度”不能小于 0'),
  project_visit_project: noProject,
  project_problem_project: noProject,
  project_problem_dates_in_order: problem(
    'dueOn',
    '“办结期限”和“解决日期”不能早于“提出日期”，“销号日期”不能早于“解决日期”',
  ),
  project_problem_resolved_has_day: problem('resolvedOn', '已解决或已销号的问题须填写“解决日期”'),
  project_problem_verified_has_evidence: problem('evidence', '销号须填写“销号日期”和“销号凭证”'),
  approval_run_dates_in_order: problem('finishedOn', '“办结日期”不能早于“受理日期”'),
  enterprise_report_parcel: noParcel,
  enterprise_report_year_in_range: problem('year', '“评价年度”须在 2000 至 2200 之间'),
  land_support_area_positive: problem('areaSquareMetres', '“面积”须大于 0'),
  lease_project_park: problem('parkId', '“园区”不存在，请重新选择'),
  lease_project_area_positive: problem('areaSquareMetres', '“租赁面积”须大于 0'),
  lease_project_money_not_negative: problem('totalInvestmentYuan', '金额不能小于 0'),
  lease_project_produced_after_signing: problem('producedOn', '“达产日期”不能早于“签约日期”'),
  enclave_tax_period_format: problem('period', '“期间”须如 2026Q3'),
  enclave_tax_tax_not_negative: problem('taxYuan', '“税收”不能小于 0'),
  enclave_tax_weights_positive: problem('originWeight', '三方份额不能小于 0，之和须大于 0'),
  enclave_tax_weights_add_up: problem(
    'originWeight',
    '三方份额之和须为 10（如 5:3:2）或 100（百分数），请核对',
  ),
  commitment_check_contract: problem('contractId', '关联的合同不存在，请重新选择'),
  commitment_check_year_in_range: problem('year', '“年度”须在 2000 至 2200 之间'),
};

/** What a ledger has already: the record that is there is to be changed instead. */
export const ledgerRepeats: Readonly<Record<string, FieldProblem>> = {
  approval_batch_no_unique: problem('batchNo', '“批文号”已登记，请修改原有的批次'),
  stock_task_year_unique: problem('year', '该年度这本台账的任务已登记，请修改原有的一项'),
  key_project_name_unique: problem('name', '该年度已有同名的重点项目，请修改原有的一个'),
  enterprise_report_name_unique: problem('enterpriseName', '该企业当年已申报，请修改原有的一条'),
  enclave_tax_period_unique: problem('period', '该项目这一期间的税收已登记，请修改原有的一笔'),
  commitment_check_year_unique: problem('year', '这份合同该年度已核查，请修改原有的一份'),
};
