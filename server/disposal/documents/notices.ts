import { fenOf } from '../../../geodata/analysis/disposal/case-queries.ts';
import { deadlineAfter } from '../../../geodata/units/days/deadline.ts';
import { fenToYuanText, shareOf } from '../../../geodata/units/money.ts';
import { chineseDate, missing } from '../../documents/chinese-date.ts';
import type { DocumentBlock } from '../../documents/official-document.ts';
import { causeLabel } from '../labels.ts';
import {
  type CasePaper,
  dayOr,
  heading,
  holderOf,
  idleArticle,
  idleFacts,
  landFacts,
  lastEvent,
  text,
  valueOr,
  yuanOf,
} from './case-paper.ts';

/** 1 闲置土地调查通知书: contents of art. 6. */
export function investigationNotice(paper: CasePaper): DocumentBlock[] {
  const { issued, context } = paper;
  const served = issued?.servedOn;
  const due = served ? deadlineAfter(served, context.params.holderReply, context.calendar) : undefined;
  return [
    text(
      `经初步核查，你单位使用的下列国有建设用地涉嫌构成闲置土地。根据《闲置土地处置办法》第四条、第五条的规定，现对该宗地开展调查，通知如下。`,
    ),
    heading('一、土地使用权人和宗地情况'),
    landFacts(paper),
    heading('二、涉嫌闲置的事实和依据'),
    text(`${idleFacts(paper)}。依据${idleArticle(paper)}，涉嫌构成闲置土地。`),
    heading('三、调查的主要内容和提交材料的期限'),
    text(
      `请你单位自收到本通知书之日起三十日内${due ? `（至${chineseDate(due.dueOn)}）` : ''}，按照要求提供下列材料：（一）土地权利证明文件；（二）土地开发利用情况、闲置原因以及相关说明和证明材料；（三）其他需要说明的情况和材料。`,
    ),
    text('逾期不提供的，本机关将依据其他已经查明的证据作出认定。'),
    heading('四、土地使用权人的权利和义务'),
    text(
      '你单位有权就闲置情况和原因作出陈述、说明并提交证据；有义务配合本机关询问、现场勘测、拍照、摄像，提供与土地有关的文件和资料（第七条），并如实说明土地权利和使用情况。',
    ),
    heading('五、其他事项'),
    text(`联系人：${missing('联系人')}；联系电话：${missing('联系电话')}；地址：${missing('办公地址')}。`),
  ];
}

/** 2 闲置土地认定书: contents of art. 10. */
export function determination(paper: CasePaper): DocumentBlock[] {
  const { determination: found, evidence, pauses } = paper.state.facts;
  const proofs = evidence.filter(({ kind }) => kind !== 'statement');
  return [
    text(
      `根据《闲置土地处置办法》第九条、第十条的规定，本机关对下列国有建设用地的开发利用情况进行了调查核实，现认定如下。`,
    ),
    heading('一、土地使用权人和宗地情况'),
    landFacts(paper),
    heading('二、认定的事实和依据'),
    text(`${idleFacts(paper)}。`),
    text(
      proofs.length === 0
        ? `上述事实有${missing('证据')}证明。`
        : `上述事实有以下证据证明：${proofs.map(({ description, ref, recordedOn }, index) => `（${index + 1}）${description}（${ref}，${chineseDate(recordedOn)}）`).join('；')}。`,
    ),
    ...(pauses.length === 0
      ? []
      : [
          text(
            `经核实，下列期间不计入闲置期间：${pauses.map(({ from, to, cause }) => `${chineseDate(from)}至${to ? chineseDate(to) : '目前'}（${causeLabel(cause)}）`).join('；')}。`,
          ),
        ]),
    heading('三、闲置原因和认定结论'),
    text(
      found
        ? `闲置原因：${causeLabel(found.cause)}。${found.conclusion}。依据${idleArticle(paper)}，认定该宗地构成闲置土地，自${chineseDate(found.idleSince)}起算。`
        : `闲置原因：${missing('闲置原因')}。认定结论：${missing('认定结论')}。`,
    ),
    heading('四、其他事项'),
    text(
      '本认定书作出后，本机关将依照第十一条的规定向社会公开该宗地的位置、使用权人名称和闲置时间等信息，直至处置完毕。',
    ),
  ];
}

/** 3 闲置土地情况告知书, to the government or department that caused the idleness (art. 11). */
export function situationNotice(paper: CasePaper): DocumentBlock[] {
  const { facts } = paper.state;
  const published = lastEvent(paper, 'published');
  return [
    text(
      `经调查认定，${holderOf(paper)}使用的“${paper.parcel.name}”宗地构成闲置土地（${valueOr(facts.determination?.docNo, '认定书文号')}），闲置原因属于${facts.determination ? causeLabel(facts.determination.cause) : missing('闲置原因')}：${valueOr(published?.causeText, '造成闲置的具体原因')}。根据《闲置土地处置办法》第十一条的规定，现将有关情况书面告知。`,
    ),
    heading('一、宗地情况'),
    landFacts(paper),
    heading('二、闲置情况'),
    text(`${idleFacts(paper)}。`),
    heading('三、请予配合的事项'),
    text('请根据第十二条的规定，配合本机关与土地使用权人协商确定处置方式，并及时消除造成土地闲置的原因。'),
  ];
}

/** 4 闲置土地处置听证权利告知书 (art. 15). */
export function hearingRightsNotice(paper: CasePaper): DocumentBlock[] {
  const { facts } = paper.state;
  const { hearing, contract } = facts;
  const isReclaim = paper.issued
    ? lastEvent(paper, 'reclaim_rights_told')?.docNo === paper.issued.docNo
    : (hearing?.about ?? (paper.state.flags.twoYearsPast ? 'reclaim' : 'fee')) === 'reclaim';
  const { numerator, denominator } = paper.context.params.feeRate;
  const percent = `${Number((numerator * 10_000n) / denominator) / 100}%`;
  const base = fenOf(contract.priceYuan);
  const amount =
    base > 0n
      ? `按土地出让或者划拨价款${yuanOf(contract.priceYuan)}的${percent}征缴土地闲置费${yuanOf(fenToYuanText(shareOf(base, numerator, denominator)))}`
      : `按土地出让或者划拨价款${missing('价款')}的${percent}征缴土地闲置费`;
  return [
    text(
      `你单位使用的“${paper.parcel.name}”宗地，本机关已以${valueOr(facts.determination?.docNo, '认定书文号')}认定为闲置土地。${idleFacts(paper)}，且不属于第八条规定的情形。`,
    ),
    text(
      isReclaim
        ? '该宗地未动工开发已满两年。根据《闲置土地处置办法》第十四条第（二）项的规定，本机关拟报经有批准权的人民政府批准后，向你单位下达《收回国有建设用地使用权决定书》，无偿收回国有建设用地使用权。'
        : `该宗地未动工开发满一年。根据《闲置土地处置办法》第十四条第（一）项的规定，本机关拟报经本级人民政府批准后，向你单位下达《征缴土地闲置费决定书》，${amount}。`,
    ),
    text(
      '根据《闲置土地处置办法》第十五条和《国土资源听证规定》，你单位有要求举行听证的权利。如要求听证，应当自收到本告知书之日起五个工作日内向本机关书面提出；逾期不提出的，视为放弃听证权利。',
    ),
    text(`联系人：${missing('联系人')}；联系电话：${missing('联系电话')}；地址：${missing('办公地址')}。`),
  ];
}

/** 7 建设项目动工开发申请书, filled in by the holder. */
export function startApplication(paper: CasePaper): DocumentBlock[] {
  const finding = paper.state.facts.startFinding;
  const { contract } = paper.state.facts;
  return [
    text(
      `我单位以${contract.basis === 'contract' ? '有偿使用' : '划拨'}方式取得下列国有建设用地，建设项目已具备动工开发条件，现申报动工开发。`,
    ),
    landFacts(paper),
    {
      kind: 'table',
      columnShares: [5, 13],
      rows: [
        ['施工许可证号', finding?.kind === 'started' ? finding.permitNo : missing('施工许可证号')],
        ['申报动工日期', missing('申报动工日期')],
        [
          '基础施工情况',
          finding?.kind === 'started'
            ? foundationText(finding.foundation)
            : missing('基坑、桩基或基础施工情况'),
        ],
      ],
    },
    text(
      '动工开发以依法取得施工许可证后，需挖深基坑的项目基坑开挖完毕，使用桩基的项目打入所有基础桩，其他项目地基施工完成三分之一为准（第三十条）。',
    ),
    text('我单位对上述内容的真实性负责，请予核查。'),
  ];
}

type Foundation = Extract<
  NonNullable<CasePaper['state']['facts']['startFinding']>,
  { kind: 'started' }
>['foundation'];

function foundationText(foundation: Foundation): string {
  if (foundation.kind === 'deep_pit')
    return foundation.excavationFinished ? '深基坑开挖完毕' : '深基坑开挖中';
  if (foundation.kind === 'piles') return foundation.allPilesDriven ? '基础桩全部打入' : '基础桩施工中';
  return `地基施工完成 ${foundation.foundationDone}`;
}

/** 8 建设项目竣工申报书, filled in by the holder. */
export function completionReport(paper: CasePaper): DocumentBlock[] {
  const { outcome } = paper.state.facts;
  return [
    text('我单位在下列国有建设用地上的建设项目已经竣工，现申报竣工，请予核查。'),
    landFacts(paper),
    {
      kind: 'table',
      columnShares: [5, 13],
      rows: [
        [
          '约定竣工日期',
          dayOr(outcome?.option === 'EXTENDED' ? outcome.newCompletion : null, '约定竣工日期'),
        ],
        ['实际竣工日期', missing('实际竣工日期')],
        ['建筑面积、容积率', missing('实际建筑面积和容积率')],
        ['已投资额', missing('已投资额（不含土地价款和税费）')],
      ],
    },
    text('我单位对上述内容的真实性负责。'),
  ];
}

/** 9 国有建设用地交地确认书, from whose day art. 22 counts. */
export function deliveryConfirmation(paper: CasePaper): DocumentBlock[] {
  const { contract } = paper.state.facts;
  return [
    text(
      `根据${chineseDate(contract.signedOn)}签订（作出）的供地文件（${contract.contractNo}），交地单位与用地单位于${dayOr(contract.actualDelivery, '实际交地日期')}在现场核对了下列宗地的界址、面积和交付条件，确认交付土地。`,
    ),
    landFacts(paper),
    {
      kind: 'table',
      columnShares: [5, 13],
      rows: [
        ['交付土地条件', missing('交付土地时的条件（权利清晰、补偿安置落实、无争议、具备动工基本条件）')],
        ['界址点核对', missing('界址点核对情况')],
        ['交地单位（盖章）', missing('交地单位和经办人')],
        ['用地单位（盖章）', `${contract.holder.name}\n经办人：${missing('用地单位经办人')}`],
      ],
    },
    text(
      '供地文件未约定或者约定的动工开发日期不明确的，以本确认书确定的实际交付土地之日起一年为动工开发日期（第二十二条）。',
    ),
  ];
}
