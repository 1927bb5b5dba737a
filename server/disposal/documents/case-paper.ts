import { effectiveEvents } from '../../../geodata/analysis/disposal/effective-events.ts';
import type { EngineContext } from '../../../geodata/analysis/disposal/engine-context.ts';
import type { EventOf } from '../../../geodata/model/idle-case-event.ts';
import type { CaseDocument } from '../../../geodata/model/idle-case-parts.ts';
import type { CaseState } from '../../../geodata/model/idle-case-state.ts';
import { groupedYuan } from '../../../geodata/units/money.ts';
import { chineseDate, missing } from '../../documents/chinese-date.ts';
import type { DocumentBlock } from '../../documents/official-document.ts';

/** All that a paper of a case may speak of. */
export interface CasePaper {
  state: CaseState;
  context: EngineContext;
  /** The paper as issued; undefined for a draft. */
  issued: CaseDocument | undefined;
  /** Number to print: that of the issued paper, else the next one of its series. */
  docNo: string;
  caseNo: string;
  parcel: { name: string; code: string | null; locationText: string | null; areaSquareMetres: number };
}

export const text = (value: string): DocumentBlock => ({ kind: 'text', text: value });
export const heading = (value: string): DocumentBlock => ({ kind: 'heading', text: value });

/** A day, or what is missing. */
export const dayOr = (date: string | null | undefined, what: string): string =>
  date ? chineseDate(date) : missing(what);

export const valueOr = (value: string | null | undefined, what: string): string =>
  value?.trim() ? value : missing(what);

export const squareMetres = (value: number): string =>
  `${value.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}平方米`;

/** 1234567.8 as 1,234,567.80. */
export const yuanOf = (amount: string): string => `${groupedYuan(amount)}元`;

/** 合同电子监管号, or the number of the contract where there is none (template note). */
export function paperOfSupply({ state }: CasePaper): string {
  const { basis, contractNo, electronicSupervisionNo } = state.facts.contract;
  const isContract = basis === 'contract';
  if (electronicSupervisionNo)
    return `${isContract ? '电子监管号' : '划拨决定书电子监管号'}：${electronicSupervisionNo}`;
  return `${isContract ? '合同编号' : '划拨决定书编号'}：${contractNo}`;
}

export const nameOfSupply = ({ state }: CasePaper): string =>
  state.facts.contract.basis === 'contract' ? '国有建设用地有偿使用合同' : '国有建设用地划拨决定书';

export const holderOf = ({ state }: CasePaper): string => state.facts.contract.holder.name;

/** The land and its dates: the head fields shared by the notice and the 认定书. */
export function landFacts(paper: CasePaper): DocumentBlock {
  const { contract } = paper.state.facts;
  const { parcel } = paper;
  return {
    kind: 'table',
    columnShares: [5, 13],
    rows: [
      [
        '土地使用权人',
        `${contract.holder.name}\n地址：${valueOr(contract.holder.address, '使用权人地址')}\n统一社会信用代码：${valueOr(contract.holder.creditCode, '统一社会信用代码')}`,
      ],
      [
        '供地文件',
        `${nameOfSupply(paper)}\n${paperOfSupply(paper)}\n签订（决定）日期：${chineseDate(contract.signedOn)}`,
      ],
      [
        '宗地',
        `${parcel.name}（宗地代码 ${valueOr(parcel.code, '宗地代码')}）\n坐落：${valueOr(parcel.locationText, '坐落')}\n四至：${missing('宗地四至')}`,
      ],
      ['面积', squareMetres(parcel.areaSquareMetres)],
      [
        contract.basis === 'contract' ? '约定动工日期' : '规定动工日期',
        contract.agreedStart
          ? chineseDate(contract.agreedStart)
          : contract.actualDelivery
            ? '供地文件未载明，按实际交付土地之日起一年计（53号令第二十二条）'
            : missing('动工日期'),
      ],
      ['交地确认书确定的交地日期', dayOr(contract.actualDelivery, '交地日期')],
    ],
  };
}

/** Why the land is taken for idle: article 2, by the type of the case. */
export function idleFacts({ state }: CasePaper): string {
  const { facts, idleType, idleDays } = state;
  if (idleType === 'SUSPENDED' && facts.suspension) {
    const {
      suspendedOn,
      builtAreaSquareMetres,
      shouldBuildAreaSquareMetres,
      investedYuan,
      totalInvestmentYuan,
    } = facts.suspension;
    return `该宗地已动工开发，但自${chineseDate(suspendedOn)}起中止开发建设已满一年；已动工建设用地面积${squareMetres(builtAreaSquareMetres)}，应动工建设用地总面积${squareMetres(shouldBuildAreaSquareMetres)}；已投资额${yuanOf(investedYuan)}，总投资额${yuanOf(totalInvestmentYuan)}（均不含土地价款和税费）`;
  }
  return `该宗地超过动工开发日期（${chineseDate(facts.clockStart)}）已满一年未动工开发，至${chineseDate(state.asOf)}共${idleDays.gross}天，扣除认可的期间后${idleDays.net}天`;
}

/** The article the finding of idleness rests on. */
export const idleArticle = ({ state }: CasePaper): string =>
  state.idleType === 'SUSPENDED' ? '《闲置土地处置办法》第二条第二款' : '《闲置土地处置办法》第二条第一款';

/** The last event of a type that still counts; with a number, the one that issued it. */
export function lastEvent<
  T extends EventOf<
    | 'published'
    | 'fee_decided'
    | 'reclaim_decided'
    | 'start_found'
    | 'fee_rights_told'
    | 'reclaim_rights_told'
  >['type'],
>({ state }: CasePaper, type: T): EventOf<T> | undefined {
  return effectiveEvents(state.history).findLast((event): event is EventOf<T> => event.type === type);
}

/** The remedies of a decision, as it must name them (art. 16, 17). */
export const remedyText =
  '如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，或者自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。复议、诉讼期间本决定不停止执行，法律另有规定的除外。';
