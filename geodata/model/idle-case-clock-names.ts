/** English names of the clocks of a case (`caseClocks`), by their codes; `#` stands for the number of a paper. */
const englishNames: Readonly<Record<string, string>> = {
  investigation_notice: 'Issue the notice of investigation',
  holder_reply: 'Holder submits material',
  determine: 'Make the finding (internal)',
  publish: 'Publish the idle land',
  negotiate: 'Negotiate (internal)',
  new_start: 'Newly agreed start',
  start_reminder: 'Remind of the start',
  temporary_use: 'Temporary use ends',
  bond_completion: 'Agreed completion of the purchase',
  hearing_request: 'Holder asks for a hearing',
  hearing_day: 'Hold the hearing',
  demand: 'Period of the demand',
  court_application: 'Apply to the court for enforcement',
  reconsideration: 'Reconsideration against #',
  suit: 'Suit against #',
  one_year: 'One year once more',
  two_years: 'Two years without start',
};

/**
 * What a clock of a case is called in English; its label where it has no other name. Performance is paying or deregistering:
 * its label tells which. A label without the number of a paper is one of many cases.
 */
export function englishClockName({ code, label }: { code: string; label: string }): string {
  if (code === 'performance')
    return label.includes('缴纳') ? 'Pay the idle fee' : 'Deregister and return the certificate';
  const [, docNo] = /^对 (.+) (?:申请|提起)/.exec(label) ?? [];
  return englishNames[code]?.replace(/ against #$/, docNo === undefined ? '' : ` against ${docNo}`) ?? label;
}
