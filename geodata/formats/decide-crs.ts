import { crsLabel, epsgFromText, gaussKruegerByEpsg, storageEpsg } from '../units/crs.ts';
import {
  type CrsGuess,
  type Extent,
  fitsGaussKrueger,
  guessCrs,
  isChinaLngLat,
} from '../units/crs-detection.ts';
import { FormatError } from './format-error.ts';
import type { DeclaredCrs } from './raw-layer.ts';
import type { LayerCrs, ReadProblem } from './read-result.ts';
import { isSecretDatumEpsg, recogniseCrs } from './recognise-crs.ts';

export interface CrsQuestion {
  layerName: string;
  /** As the caller wrote it, e.g. `EPSG:4526`. */
  given?: string;
  declared?: DeclaredCrs;
  lngLatByStandard: boolean;
  /** Undefined for a layer without coordinates. */
  extent?: Extent;
  /** Roughly where the data should lie, to put the likeliest central meridian first. */
  nearLongitude?: number;
}

export interface CrsDecision {
  crs: LayerCrs;
  /** What PROJ has to convert from; undefined if nothing has to be converted, or nothing can be. */
  convertFrom?: string;
  problems: Omit<ReadProblem, 'layer'>[];
}

/** Looks an EPSG code up; undefined if PROJ does not know it. */
export type NameOfEpsg = (epsg: number) => Promise<string | undefined>;

const mend = '请指定坐标系（如 EPSG:4528）后重新读取';

function secretDatum(layerName: string, name: string): FormatError {
  return new FormatError(
    'crs-unsupported',
    `图层“${layerName}”采用“${name}”。北京54、西安80 与 CGCS2000 之间的转换参数不公开，无法在此换算。请先由测绘单位转换为 CGCS2000 再导入。`,
    { layer: layerName, crs: name },
  );
}

function shownExtent(extent: Extent): string {
  const show = (value: number) => (Math.abs(value) > 1000 ? value.toFixed(0) : value.toFixed(4));
  return `x ${show(extent.minX)}–${show(extent.maxX)}，y ${show(extent.minY)}–${show(extent.maxY)}`;
}

function shownGuess(guess: CrsGuess): string {
  if (guess.kind === 'certain') return `坐标更像${crsLabel(guess.epsg)}(EPSG:${guess.epsg})`;
  if (guess.kind === 'ambiguous') return '坐标像不带带号的平面坐标';
  return '坐标不在任何已知坐标系的范围内';
}

/** Whether coordinates can be in the system at all; only for the systems whose range is known here. */
function isPossible(epsg: number, extent: Extent): boolean {
  const system = gaussKruegerByEpsg(epsg);
  if (system) return fitsGaussKrueger(extent, system);
  if (epsg !== storageEpsg && epsg !== 4326) return true;
  return extent.minX >= -180 && extent.maxX <= 180 && extent.minY >= -90 && extent.maxY <= 90;
}

function refuseImpossible(question: CrsQuestion, epsg: number, name: string): void {
  const { extent, layerName } = question;
  if (!extent) return;
  const guess = guessCrs(extent, question.nearLongitude);
  const geographic = epsg === storageEpsg || epsg === 4326;
  if (guess.kind === 'swapped' && (geographic || gaussKruegerByEpsg(epsg))) {
    throw new FormatError(
      'axes-swapped',
      `图层“${layerName}”的坐标（${shownExtent(extent)}）是“纬度/北坐标在前”。请选择“交换坐标轴”后重新读取。`,
      { layer: layerName, extent },
    );
  }
  if (isPossible(epsg, extent)) return;
  throw new FormatError(
    'crs-mismatch',
    `图层“${layerName}”的坐标系是${name}，但坐标范围（${shownExtent(extent)}）与之不符；${shownGuess(guess)}。请核对后指定正确的坐标系重新读取。`,
    { layer: layerName, crs: name, epsg, extent, guess },
  );
}

function decided(
  question: CrsQuestion,
  epsg: number,
  name: string,
  source: 'file' | 'given' | 'guessed',
): CrsDecision {
  refuseImpossible(question, epsg, name);
  const geographic = epsg === storageEpsg || epsg === 4326;
  const problems: CrsDecision['problems'] = [];
  if (geographic && question.extent && !isChinaLngLat(question.extent)) {
    problems.push({
      code: 'outside-china',
      severity: 'warning',
      message: `图层“${question.layerName}”的经纬度（${shownExtent(question.extent)}）不在中国范围内，请核对坐标系。`,
    });
  }
  if (!geographic && epsg !== 3857 && !gaussKruegerByEpsg(epsg) && !/wgs ?84|cgcs2000|china/i.test(name)) {
    problems.push({
      code: 'crs-datum-shift',
      severity: 'warning',
      message: `图层“${question.layerName}”采用${name}，换算到 CGCS2000 可能有数米的偏差。`,
    });
  }
  // CGCS2000 and WGS84 are one system below a metre.
  return { crs: { epsg, name, source }, convertFrom: geographic ? undefined : `EPSG:${epsg}`, problems };
}

async function byCode(question: CrsQuestion, epsg: number, source: 'file' | 'given', nameOfEpsg: NameOfEpsg) {
  const label = crsLabel(epsg);
  const name = label.startsWith('EPSG:') ? await nameOfEpsg(epsg) : label;
  if (name !== undefined && isSecretDatumEpsg(epsg)) throw secretDatum(question.layerName, name);
  if (name !== undefined) return decided(question, epsg, name, source);
  throw new FormatError('crs-unknown', `图层“${question.layerName}”的坐标系 EPSG:${epsg} 不存在。${mend}。`, {
    layer: question.layerName,
    crs: `EPSG:${epsg}`,
  });
}

async function byDeclaration(
  question: CrsQuestion,
  declared: DeclaredCrs,
  nameOfEpsg: NameOfEpsg,
): Promise<CrsDecision> {
  if (declared.kind === 'epsg') return byCode(question, declared.epsg, 'file', nameOfEpsg);
  const { layerName } = question;
  const recognised = recogniseCrs(declared.wkt);
  const { identified } = declared;
  switch (recognised.kind) {
    case 'epsg':
      return byCode(question, recognised.epsg, 'file', nameOfEpsg);
    case 'local':
      return { crs: { name: recognised.name, source: 'file' }, convertFrom: recognised.wkt, problems: [] };
    case 'secret-datum':
      throw secretDatum(layerName, recognised.name);
    case 'contradictory':
      throw new FormatError(
        'crs-contradictory',
        `图层“${layerName}”的坐标系文件（.prj）自相矛盾：“${recognised.name}”的${recognised.reason}。${mend}。`,
        { layer: layerName, crs: recognised.name },
      );
    case 'unrecognised':
      if (identified?.epsg !== undefined) return byCode(question, identified.epsg, 'file', nameOfEpsg);
      throw new FormatError(
        'crs-unknown',
        `不认识图层“${layerName}”声明的坐标系“${recognised.name}”。${mend}。`,
        { layer: layerName, crs: recognised.name },
      );
  }
}

function byGuess(question: CrsQuestion): CrsDecision {
  const { extent, layerName } = question;
  if (!extent) return { crs: { source: 'unknown' }, problems: [] };
  const guess = guessCrs(extent, question.nearLongitude);
  if (guess.kind === 'certain') {
    const decision = decided(question, guess.epsg, crsLabel(guess.epsg), 'guessed');
    const message = `图层“${layerName}”没有声明坐标系，按坐标范围（${shownExtent(extent)}）认作${crsLabel(guess.epsg)}。请在地图上核对位置。`;
    const severity = question.lngLatByStandard && guess.epsg === storageEpsg ? 'note' : 'warning';
    decision.problems.unshift({ code: 'crs-guessed', severity, message });
    return decision;
  }
  if (guess.kind === 'ambiguous') {
    return {
      crs: { source: 'unknown', candidates: guess.candidates, extent },
      problems: [
        {
          code: 'crs-undetermined',
          severity: 'error',
          message: `图层“${layerName}”没有声明坐标系，坐标（${shownExtent(extent)}）可能属于 ${guess.candidates.length} 个坐标系。请选择中央经线后重新读取。`,
        },
      ],
    };
  }
  // RFC 7946: longitude and latitude unless said otherwise, also outside China.
  if (question.lngLatByStandard && isPossible(4326, extent))
    return decided(question, 4326, crsLabel(4326), 'guessed');
  if (guess.kind === 'swapped') refuseImpossible(question, storageEpsg, crsLabel(storageEpsg));
  throw new FormatError(
    'crs-undetermined',
    `图层“${layerName}”没有声明坐标系，坐标范围（${shownExtent(extent)}）也不属于任何已知坐标系。${mend}。`,
    { layer: layerName, extent, candidates: guess.kind === 'unknown' ? guess.candidates : [] },
  );
}

/**
 * Decides which coordinate system a layer is in: what the caller says, else what the file says, else what the range of
 * the coordinates says. Throws FormatError `crs-*` and `axes-swapped`; several systems that fit equally well are no
 * error but `source: 'unknown'` with candidates.
 */
export async function decideCrs(question: CrsQuestion, nameOfEpsg: NameOfEpsg): Promise<CrsDecision> {
  if (question.given === undefined) {
    return question.declared ? byDeclaration(question, question.declared, nameOfEpsg) : byGuess(question);
  }
  const epsg = epsgFromText(question.given);
  if (epsg === undefined) {
    throw new FormatError('crs-unknown', `不认识坐标系“${question.given}”。请写成 EPSG:4528 的形式。`, {
      crs: question.given,
    });
  }
  const decision = await byCode(question, epsg, 'given', nameOfEpsg);
  const { declared } = question;
  const recognised = declared?.kind === 'wkt' ? recogniseCrs(declared.wkt) : undefined;
  const declaredEpsg =
    declared?.kind === 'epsg' ? declared.epsg : recognised?.kind === 'epsg' ? recognised.epsg : undefined;
  if (declaredEpsg !== undefined && declaredEpsg !== epsg) {
    decision.problems.push({
      code: 'crs-overridden',
      severity: 'warning',
      message: `图层“${question.layerName}”声明的坐标系是${crsLabel(declaredEpsg)}，已按指定的${crsLabel(epsg)}读取。`,
    });
  }
  return decision;
}
