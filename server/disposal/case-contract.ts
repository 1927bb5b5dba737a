import { CaseContract, type Suspension } from '../../geodata/model/idle-case-parts.ts';
import type { MonitoredContract } from '../../geodata/model/idle-detection.ts';
import type { FieldProblem } from '../http/problem.ts';
import type { CaseParcel, ContractRow } from './parcels.repository.ts';

/** 住宅、商服: land whose fee may be set below 20 % (城市房地产管理法 art. 26). */
const realEstateUse = /住宅|居住|商服|商业|房地产/;
const realEstateCodes = /^(07|09)/;

function isRealEstate({ landUseText, landUseScheme, landUseCode }: ContractRow): boolean {
  if (landUseText !== null) return realEstateUse.test(landUseText);
  return landUseScheme === 'YDYH2023' && realEstateCodes.test(landUseCode ?? '');
}

const chinese = {
  contractNo: '合同编号',
  holder: '使用权人',
  signedOn: '签订日期',
  priceYuan: '价款',
} as const;

/** What the paper says, in the words of a case; `given` fills or replaces parts of it. */
export function caseContract(
  contract: ContractRow | undefined,
  parcel: CaseParcel,
  given: Partial<CaseContract> = {},
): { ok: true; contract: CaseContract } | { ok: false; problems: FieldProblem[] } {
  const holderName = contract?.holderName ?? parcel.holderName;
  const fromPaper =
    contract === undefined
      ? {}
      : {
          contractNo: contract.contractNo ?? contract.electronicSupervisionNo ?? undefined,
          electronicSupervisionNo: contract.electronicSupervisionNo,
          basis: contract.kind === 'allocation' ? 'allocation_decision' : 'contract',
          signedOn: contract.signedOn ?? undefined,
          agreedStart: contract.agreedStartOn,
          actualDelivery: contract.actualDeliveryOn,
          priceYuan: contract.priceYuan ?? (contract.kind === 'allocation' ? '0' : undefined),
          landUse: contract.landUseText ?? undefined,
          isRealEstate: isRealEstate(contract),
        };
  const merged = {
    basis: 'contract',
    agreedStart: null,
    landUse: '合同未载明',
    isRealEstate: false,
    authorityLevel: 'county',
    ...(holderName === null
      ? {}
      : { holder: { name: holderName, creditCode: contract?.holderCreditCode ?? null } }),
    ...Object.fromEntries(Object.entries(fromPaper).filter(([, value]) => value !== undefined)),
    ...given,
  };
  const parsed = CaseContract.safeParse(merged);
  if (parsed.success) return { ok: true, contract: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]) as keyof typeof chinese;
    const isMissing = !(name in merged);
    return {
      field: ['contract', ...path].join('.'),
      message: isMissing && chinese[name] ? `合同缺少${chinese[name]}，请补录` : message,
    };
  });
  return { ok: false, problems };
}

/** The figures of a stopped building site; undefined where the contract lacks one of them. */
export function completeSuspension(contract: ContractRow): Suspension | undefined {
  const { suspendedOn, builtArea, shouldBuildArea, investedYuan, totalInvestmentYuan } = contract;
  if (suspendedOn === null || builtArea === null || shouldBuildArea === null) return undefined;
  if (investedYuan === null || totalInvestmentYuan === null || Number(shouldBuildArea) <= 0) return undefined;
  return {
    suspendedOn,
    builtAreaSquareMetres: Number(builtArea),
    shouldBuildAreaSquareMetres: Number(shouldBuildArea),
    investedYuan,
    totalInvestmentYuan,
  };
}

/** For the watch: a share that is not known counts as not low, so that nothing is suspected for want of figures. */
function watchedSuspension(contract: ContractRow): Suspension | null {
  if (contract.suspendedOn === null) return null;
  const hasAreas = contract.builtArea !== null && Number(contract.shouldBuildArea ?? 0) > 0;
  const hasSums = contract.investedYuan !== null && contract.totalInvestmentYuan !== null;
  return {
    suspendedOn: contract.suspendedOn,
    builtAreaSquareMetres: hasAreas ? Number(contract.builtArea) : 1,
    shouldBuildAreaSquareMetres: hasAreas ? Number(contract.shouldBuildArea) : 1,
    investedYuan: hasSums ? contract.investedYuan! : '0',
    totalInvestmentYuan: hasSums ? contract.totalInvestmentYuan! : '0',
  };
}

/** A contract as detection looks at it. */
export const monitored = (contract: ContractRow): MonitoredContract => ({
  agreedStart: contract.agreedStartOn,
  actualDelivery: contract.actualDeliveryOn,
  actualStart: contract.actualStartOn,
  actualCompletion: contract.actualCompletionOn,
  suspension: watchedSuspension(contract),
  pauses: [],
  signedOn: contract.signedOn,
});

/** The name by which a case knows its parcel. */
export const caseParcelCode = (parcel: CaseParcel): string => parcel.parcelCode ?? `无代码地块 ${parcel.id}`;
