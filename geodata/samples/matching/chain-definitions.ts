/** One chain of a zone: its industry and its links as `code name prefixes`, a leading `!` for a link still missing. */
export interface ChainDefinition {
  name: string;
  industryName: string;
  links: readonly string[];
}

const chain = (industryName: string, name: string, ...links: string[]): ChainDefinition => ({
  name,
  industryName,
  links,
});

/**
 * Chains by zone. The industries are those the articles name (潍坊 four, 昆都仑 five with twelve chains); names of the
 * twelve chains and all links are this product's own, for demonstration.
 */
export const chainDefinitions: Readonly<Record<string, readonly ChainDefinition[]>> = {
  WFJJQ: [
    chain(
      '高端装备',
      '机器人与智能装备',
      'L1 核心零部件 345',
      '!L2 伺服与传感 3983',
      'L3 工业机器人 3491',
      'L4 系统集成 6513',
      '!L5 检测服务 745',
    ),
    chain(
      '数字经济',
      '声光电与数字经济',
      'L1 芯片与材料 398',
      '!L2 封装测试 3973',
      'L3 智能终端 391',
      '!L4 应用软件 6513',
      'L5 数据服务 645',
    ),
    chain(
      '生物医药与医疗器械',
      '生物医药与医疗器械',
      'L1 原料药 2710',
      'L2 制剂 2720',
      '!L3 医用材料 2770',
      'L4 医疗器械 358',
      '!L5 体外诊断 276',
    ),
    chain(
      '城市家具',
      '城市家具',
      'L1 型材与木作 201',
      'L2 金属结构 3311',
      'L3 家具制造 21',
      '!L4 智能路具 3874',
      'L5 设计安装 748',
    ),
  ],
  KDLJS: [
    chain('钢铁', '特种钢管', 'L1 冶炼 312', 'L2 轧制 3130', 'L3 热处理 3360', '!L4 管件与接头 3311'),
    chain('钢铁', '金属制品', 'L1 板材 3130', 'L2 结构件 3311', '!L3 精密锻件 3393'),
    chain('钢铁', '装备制造', 'L1 铸锻件 339', 'L2 工程机械 351', '!L3 液压部件 3444'),
    chain('稀土', '稀土永磁', 'L1 稀土金属 323', 'L2 磁材 3985', '!L3 永磁电机 3812'),
    chain('稀土', '稀土功能材料', 'L1 合金 3240', '!L2 储氢材料 3240', 'L3 抛光材料 3099'),
    chain('新能源新材料', '碳纤维与碳/碳复合材料', 'L1 原丝 282', 'L2 碳纤维 3091', '!L3 复合材料 3062'),
    chain('新能源新材料', '光伏新材料', 'L1 硅材料 3985', 'L2 电池组件 3825', '!L3 支架辅材 3311'),
    chain('新能源新材料', '储能电池', 'L1 电极材料 3985', '!L2 锂离子电池 3841', 'L3 储能系统 3824'),
    chain('循环经济', '废钢加工', 'L1 回收 4210', 'L2 破碎分选 4210', '!L3 再生铸件 339'),
    chain('循环经济', '固废综合利用', 'L1 渣处理 4220', '!L2 建材 303', 'L3 环保装备 3591'),
    chain('现代服务业', '现代物流', 'L1 铁路货运 53', 'L2 仓储 5990', '!L3 供应链服务 722'),
    chain('现代服务业', '生产性服务', 'L1 检测 745', '!L2 工业软件 6513', 'L3 设计 748'),
  ],
};

/** Links for an industry that no definition describes, by what its name speaks of. */
const usual: readonly (readonly [RegExp, readonly string[]])[] = [
  [/食品|农产品/, ['L1 初加工 137', 'L2 食品制造 149', '!L3 冷链仓储 5990', 'L4 包装 2231']],
  [/化工/, ['L1 基础原料 261', 'L2 精细化学品 266', '!L3 新材料 265']],
  [/材料/, ['L1 原料 3099', 'L2 制品 292', '!L3 复合材料 3062']],
  [/汽车/, ['L1 车身 3660', 'L2 零部件 3670', '!L3 智能车载 3962']],
  [/光电|电子/, ['L1 元器件 398', '!L2 封装测试 3973', 'L3 终端 391']],
  [/医药|健康/, ['L1 原料药 2710', 'L2 制剂 2720', '!L3 医疗器械 358']],
  [/锂电|能源/, ['L1 正负极材料 3985', 'L2 电池 3841', '!L3 回收 4210']],
  [/装备|机械/, ['L1 铸锻件 339', 'L2 整机 351', '!L3 控制系统 401']],
  [/物流/, ['L1 仓储 5990', '!L2 供应链 722']],
];

/** The chains of a zone: those defined, else one for each leading industry. */
export const chainsOf = (
  zoneCode: string,
  leadingIndustries: readonly string[],
): readonly ChainDefinition[] => {
  const defined = chainDefinitions[zoneCode] ?? [];
  if (defined.length > 0) return defined;
  const industries = leadingIndustries.length > 0 ? leadingIndustries : ['先进制造'];
  return industries.map((name) => ({
    name,
    industryName: name,
    links: usual.find(([pattern]) => pattern.test(name))?.[1] ?? [
      'L1 材料 292',
      'L2 制造 339',
      '!L3 服务 748',
    ],
  }));
};

export interface LinkDefinition {
  linkCode: string;
  name: string;
  isMissing: boolean;
  industryPrefixes: string[];
}

/** Reads `!L2 伺服与传感 3983`. */
export const linkOf = (text: string): LinkDefinition => {
  const [mark = '', name = '', ...industryPrefixes] = text.split(' ');
  return { linkCode: mark.replace('!', ''), name, isMissing: mark.startsWith('!'), industryPrefixes };
};
