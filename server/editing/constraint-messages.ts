import postgres from 'postgres';
import { ConflictError, type FieldProblem, InvalidInputError } from '../http/problem.ts';
import { ledgerConstraints, ledgerRepeats } from './ledger-constraint-messages.ts';

const problem = (field: string, message: string): FieldProblem => ({ field, message });
const geometry = problem('geometry', '图形无效，请重新绘制');
const landUsePair = problem('landUseCode', '“用途代码”须与“用途分类标准”一起填写');
const landUse = problem('landUseCode', '“用途代码”不在所选的分类标准中，请核对代码与标准');
const farOrder = problem('farMin', '“容积率下限”不能大于“容积率上限”');
const noPark = problem('parkId', '“所属园区”不存在，请重新选择');
const noParcel = problem('parcelId', '关联的地块不存在，请重新选择');

/** What a constraint of the database asks for, by its name: the field it is about and the mend. */
const messages: Readonly<Record<string, FieldProblem>> = {
  ...ledgerConstraints,
  zone_name_present: problem('name', '“开发区名称”必填，请填写'),
  zone_level_known: problem('level', '“级别”不在可选项中'),
  zone_gauss_krueger_known: problem('gaussKruegerSrid', '“高斯-克吕格坐标系”须为 4513–4554 的 EPSG 代码'),
  zone_area_positive: problem('areaSquareMetres', '“面积”须大于 0'),
  zone_geom_valid: geometry,
  park_parent: problem('parentParkId', '“上级园区”不存在，请重新选择'),
  park_code_format: problem('parkCode', '“园区代码”须为 2–24 位大写字母、数字或连字符'),
  park_not_own_parent: problem('parentParkId', '“上级园区”不能是园区自己'),
  park_kind_known: problem('kind', '“园区类型”不在可选项中'),
  park_status_known: problem('status', '“状态”不在可选项中'),
  park_area_positive: problem('areaSquareMetres', '“面积”须大于 0'),
  park_counts_not_negative: problem('signedEnterpriseCount', '企业数不能小于 0'),
  park_leasable_not_negative: problem('leasableAreaSquareMetres', '“可租面积”和“规划建筑面积”不能小于 0'),
  park_leased_within_leasable: problem('leasedAreaSquareMetres', '“已租面积”不能大于“可租面积”，请核对两者'),
  park_geom_valid: geometry,
  parcel_park: noPark,
  parcel_land_use: landUse,
  parcel_code_format: problem('parcelCode', '“宗地代码”须为 19 位：12 位数字、2 位特征码、5 位顺序号'),
  parcel_name_present: problem('name', '“地块名称”必填，请填写'),
  parcel_land_use_pair: landUsePair,
  parcel_areas_positive: problem('areaCertSquareMetres', '“证载面积”须大于 0'),
  parcel_money_not_negative: problem('priceYuan', '“成交价款”和“底价”不能小于 0'),
  parcel_equity_needs_restructured_holder: problem(
    'supplyModes',
    '“作价出资”只适用于改制企业：请同时把“权利人类型”设为“改制企业”，或去掉这种供应方式',
  ),
  parcel_far_order: farOrder,
  parcel_far_built_not_negative: problem('farBuilt', '“现状容积率”不能小于 0'),
  parcel_building_density_in_range: problem('buildingDensityBuilt', '“现状建筑密度”须在 0 与 1 之间'),
  parcel_ratios_in_range: problem('buildingCoefficientMin', '“建筑系数下限”和“绿地率上限”须在 0 与 1 之间'),
  parcel_height_positive: problem('heightMaxMetres', '“限高”须大于 0'),
  parcel_industrial_term: problem('termYearsMax', '工业用地的年限不能超过 50 年，请改年限或用途'),
  parcel_term_in_range: problem('termYearsMax', '年限须在 1 与 70 年之间'),
  parcel_attachment_not_negative: problem('remainingAttachmentSquareMetres', '“待清附着物”不能小于 0'),
  parcel_net_land_is_clear: problem(
    'isNetLand',
    '还有待清附着物的地块不是净地：请把“待清附着物”改为 0，或取消“净地”',
  ),
  parcel_idle_since_with_case: problem('idleSince', '没有闲置状态的地块不能有闲置起算日'),
  parcel_geom_valid: geometry,
  standard_term_parcel: noParcel,
  standard_term_industry_format: problem('industryCode', '“行业代码”须如 C3911'),
  standard_term_money_not_negative: problem('fixedInvestmentMinYuanPerSquareMetre', '各项金额指标不能小于 0'),
  standard_term_far_not_negative: problem('farMin', '“容积率下限”不能小于 0'),
  standard_term_ratios_in_range: problem('researchRatioMin', '占比须在 0 与 1 之间'),
  assessment_period: problem('validUntil', '“有效期至”不能早于“批准日期”'),
  assessment_geom_valid: geometry,
  factory_building_park: noPark,
  factory_building_parcel: noParcel,
  factory_building_storeys_positive: problem('storeys', '“层数”须大于 0'),
  factory_building_area_positive: problem('floorAreaSquareMetres', '“建筑面积”须大于 0'),
  factory_building_lease_sums: problem(
    'floorAreaSquareMetres',
    '已租与空置面积之和超过了“建筑面积”，请核对单元面积和建筑面积',
  ),
  factory_building_rent_not_negative: problem('rentYuanPerSquareMetreMonth', '“租金”不能小于 0'),
  factory_building_handover_when_building: problem('handoverOn', '在建的楼栋须填写“交付时间”'),
  factory_building_geom_valid: geometry,
  factory_unit_building: problem('buildingId', '“楼栋”不存在，请重新选择'),
  factory_unit_area_positive: problem('areaSquareMetres', '“面积”须大于 0'),
  factory_unit_measures_not_negative: problem(
    'clearHeightMetres',
    '净高、荷载须大于 0，租金、行车、配电不能小于 0',
  ),
  factory_unit_handover_when_building: problem('handoverOn', '在建的单元须填写“交付时间”'),
  supply_contract_parcel: noParcel,
  supply_contract_land_use: landUse,
  supply_contract_land_use_pair: landUsePair,
  supply_contract_supervision_no_format: problem(
    'electronicSupervisionNo',
    '“电子监管号”须如 3713232021B00456',
  ),
  supply_contract_credit_code_format: problem('holderCreditCode', '“统一社会信用代码”须为 18 位'),
  supply_contract_area_positive: problem('areaSquareMetres', '“供地面积”须大于 0'),
  supply_contract_money_not_negative: problem('priceYuan', '金额不能小于 0'),
  supply_contract_built_areas_not_negative: problem('builtAreaSquareMetres', '开发面积不能小于 0'),
  supply_contract_far_order: farOrder,
  supply_contract_completion_after_start: problem('actualCompletionOn', '“实际竣工日”不能早于“实际动工日”'),
  supply_contract_suspension_after_start: problem('suspendedOn', '“中止建设日”不能早于“实际动工日”'),
};

/** Codes in use by another record: the record that has it must give it up first. */
const taken: Readonly<Record<string, FieldProblem>> = {
  ...ledgerRepeats,
  park_code_unique: problem('parkCode', '“园区代码”已被本开发区的另一个园区使用'),
  parcel_code_unique: problem('parcelCode', '“宗地代码”已被本开发区的另一宗地块使用'),
  standard_term_one_per_parcel: problem('parcelId', '这宗地块已有标准地指标，请直接修改原有的一条'),
  factory_building_code_unique: problem('buildingCode', '“楼栋代码”已被本开发区的另一栋楼使用'),
  factory_unit_code_unique: problem('unitCode', '“单元代码”已被本开发区的另一个单元使用'),
  supply_contract_supervision_no_unique: problem(
    'electronicSupervisionNo',
    '“电子监管号”已被本开发区的另一份合同使用',
  ),
};

/** Field of the catalog that a NOT NULL column belongs to. */
const camelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Turns what the database refuses into what a person can mend.
 * @returns the error to throw instead: 400 naming the field, 409 for a code in use; the error itself when it is no
 *   broken constraint.
 */
export function asFieldError(error: unknown): unknown {
  if (!(error instanceof postgres.PostgresError)) return error;
  const name = error.constraint_name ?? '';
  const inUse = taken[name];
  if (inUse !== undefined) return new ConflictError(inUse.message, { conflict: 'taken' }, [inUse]);
  const known = messages[name];
  if (known !== undefined) return new InvalidInputError([known], { cause: error });
  if (error.code === '23502')
    return new InvalidInputError([problem(camelCase(error.column_name ?? ''), '必填，请填写')], {
      cause: error,
    });
  if (error.code === '22003')
    return new InvalidInputError([problem('changes', '有数字超出可存的范围，请核对位数')], { cause: error });
  if (error.code.startsWith('23'))
    return new InvalidInputError([problem(name, `不符合数据规则 ${name}，请核对后再试`)], { cause: error });
  return error;
}
