import { type LandUseClass, landUseClass, landUseClasses, landUseSchemes } from '../codes/land-use-class.ts';
import type { LandUseScheme } from '../model/field-formats.ts';
import { normaliseText } from './plain-text.ts';

/** A land-use class found in a text, or why there is none. `message` is Chinese and says what is expected. */
export type LandUseReading =
  | { ok: true; scheme: LandUseScheme; code: string; name: string }
  | {
      ok: false;
      reason: 'empty' | 'scheme-missing' | 'unknown-code' | 'contradictory' | 'mixed' | 'unknown-name';
      message: string;
    };

// Names of older editions and everyday short forms, to the 2023 classification (domain dossier 6.1).
const aliases: Readonly<Record<string, string>> = {
  工业: '1001',
  工矿用地: '10',
  一类工业: '100101',
  二类工业: '100102',
  三类工业: '100103',
  仓储: '11',
  物流仓储: '1101',
  物流用地: '1101',
  商业: '0901',
  商服: '09',
  商服用地: '09',
  商业服务业: '09',
  商务: '0902',
  商务金融: '0902',
  批发零售用地: '0901',
  零售商业用地: '090101',
  住宿餐饮用地: '0901',
  其他商服用地: '0904',
  科研: '0802',
  住宅: '07',
  住宅用地: '07',
  居住: '07',
  城镇住宅: '0701',
  普通商品住房用地: '0701',
  其他普通商品住房用地: '0701',
  '中低价位、中小套型普通商品住房用地': '0701',
  经济适用住房用地: '0701',
  公路: '1202',
  街巷用地: '1207',
  城镇村道路: '1207',
  公园与绿地: '1401',
};

// GB 50137 classes of older detailed plans; a letter code cannot be mistaken for another scheme's number.
const planningCodes: Readonly<Record<string, string>> = {
  M: '1001',
  M1: '100101',
  M2: '100102',
  M3: '100103',
  W: '1101',
  W1: '110101',
  W2: '110102',
  W3: '110103',
  B1: '0901',
  B2: '0902',
  B3: '0903',
  R1: '070101',
  R2: '070102',
  R3: '070103',
  G1: '1401',
  G2: '1402',
  G3: '1403',
};

const found = ({ scheme, code, zh }: LandUseClass): LandUseReading => ({ ok: true, scheme, code, name: zh });
const refused = (
  reason: Extract<LandUseReading, { ok: false }>['reason'],
  message: string,
): LandUseReading => ({ ok: false, reason, message });

const schemeOrder: readonly LandUseScheme[] = ['YDYH2023', 'GBT21010', 'GTDC'];

const ofScheme = (code: string) => landUseClass('YDYH2023', code);

/** The class with this name; the 2023 classification first, then the ones that have names of their own. */
function byName(name: string, scheme?: LandUseScheme): LandUseClass | undefined {
  for (const candidate of scheme ? [scheme] : schemeOrder) {
    const exact = landUseClasses.find((entry) => entry.scheme === candidate && entry.zh === name);
    if (exact) return exact;
    if (candidate !== 'YDYH2023') continue;
    const alias = aliases[name] ?? aliases[name.replace(/用地$/, '')];
    const withSuffix = landUseClasses.find(
      (entry) => entry.scheme === candidate && entry.zh === `${name}用地`,
    );
    const aliased = withSuffix ?? (alias === undefined ? undefined : ofScheme(alias));
    if (aliased) return aliased;
  }
  return undefined;
}

function byBareCode(code: string, scheme?: LandUseScheme): LandUseReading {
  if (scheme) {
    const entry = landUseClass(scheme, code);
    return entry ? found(entry) : refused('unknown-code', `${landUseSchemes[scheme].zh}中没有代码 ${code}`);
  }
  const meanings = schemeOrder
    .map((candidate) => landUseClass(candidate, code))
    .filter((entry) => entry !== undefined)
    .map((entry) => `${landUseSchemes[entry.scheme].zh}中是${entry.zh}`);
  if (meanings.length === 0) return refused('unknown-code', `没有代码为 ${code} 的用地类别`);
  return refused(
    'scheme-missing',
    `代码 ${code} 没有指明分类标准（${meanings.join('，')}）。请选择用途分类标准，或改填类别名称`,
  );
}

function byCodeAndName(code: string, name: string, scheme?: LandUseScheme): LandUseReading {
  const candidates = (scheme ? [scheme] : schemeOrder).map((one) => landUseClass(one, code));
  const agreeing = candidates.find(
    (entry) => entry && (entry.zh === name || byName(name, entry.scheme)?.code === code),
  );
  return agreeing
    ? found(agreeing)
    : refused('contradictory', `代码 ${code} 与名称“${name}”在各分类标准中都不一致`);
}

/**
 * Reads a land use as (scheme, code): `工业用地`, `工业`, `1001 工业用地`, `工业用地(0601)`, `M2二类工业用地`. A bare number
 * such as `1001` means 工业用地 in one scheme and railway in two others, so it needs `scheme`. Names go to the 2023
 * classification where it has them; names only older schemes have keep their scheme.
 */
export function readLandUse(source: string, scheme?: LandUseScheme): LandUseReading {
  const text = normaliseText(source).replaceAll(' ', '');
  if (text === '') return refused('empty', '用途为空');
  if (/商住|商业住宅|住宅商业|居住兼容|住宅兼容|混合用地/.test(text)) {
    return refused('mixed', `“${source}”是混合用途，请拆分地块或只填主用途`);
  }
  if (aliases[text] === undefined && /[、,;/|+和及]/.test(text.replaceAll(/\([^)]*\)/g, ''))) {
    const parts = text.split(/[、,;/|+]|和|及/).filter((part) => part !== '');
    if (parts.filter((part) => byName(part.replaceAll(/[()\d]/g, ''), scheme)).length > 1) {
      return refused('mixed', `“${source}”是混合用途，请拆分地块或只填主用途`);
    }
  }
  const planning = /^([MWBRG]\d?)(?![A-Za-z\d])/.exec(text)?.[1];
  const mapped = planning === undefined ? undefined : planningCodes[planning];
  if (mapped !== undefined && (scheme === undefined || scheme === 'YDYH2023'))
    return found(ofScheme(mapped)!);
  const code = /(?<!\d)\d{2,6}(?!\d)/.exec(text)?.[0];
  const name = text.replaceAll(/[()\d:-]/g, '');
  if (code !== undefined) return name === '' ? byBareCode(code, scheme) : byCodeAndName(code, name, scheme);
  const entry = byName(text, scheme) ?? byName(text.replaceAll(/\([^)]*\)/g, ''), scheme);
  return entry
    ? found(entry)
    : refused('unknown-name', `不认识用途“${source}”，请填用地用海分类的类别名称，如“工业用地”`);
}
