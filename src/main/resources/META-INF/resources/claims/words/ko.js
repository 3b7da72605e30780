// 한국어 화면.

const data = (number, isCurrent) => (isCurrent ? '지금 자료' : `제${number}판 자료`);
const topic = (now) => (now === '지금' ? '지금은' : `${now}는`);
const THEN = {
  HOLDS: '발표 당시 자료로는 맞', HOLDS_IN_PART: '발표 당시 자료로는 일부만 맞', FAILS: '발표 당시 자료로는 맞지 않',
};
const NOW = { HOLDS: '맞습니다', HOLDS_IN_PART: '일부만 맞습니다', FAILS: '맞지 않습니다' };

export const ko = {
  title: '초거대 AI 모델에 관한 주장 검증',
  description: '초거대 AI 모델에 관해 발표된 주장은 지금도 맞을까요? 발표 당시 자료와 지금 자료로 하나씩 다시 셉니다.',
  descriptionOf: (statement, sentence) => `“${statement}” ${sentence}`,
  skip: '주장 목록으로 건너뛰기',
  lede: (n, text, reports) => `보고서 ${reports}편의 주장 ${text}개를 발표 당시 자료와 선택한 개정판 자료로 다시 계산했습니다.`,
  verdicts: { HOLDS: '맞음', HOLDS_IN_PART: '일부만 맞음', FAILS: '맞지 않음', NOT_DECIDABLE: '판정할 수 없음' },

  outcomes: {
    KEPT: (now) => `당시에도 ${now}도 맞음`,
    LOST: (now) => `당시에는 맞고 ${topic(now)} 맞지 않음`,
    FAILED: () => '당시에는 맞지 않음',
    UNDECIDED: () => '판정할 수 없음',
  },
  outcomesTitle: '주장의 판정 결과',
  now: (number, isCurrent) => (isCurrent ? '지금' : `제${number}판에서`),
  outcomeNotes: {
    KEPT: (n, now) => (n === 0 ? `${now} 모두 온전히 맞음` : `${n}개는 ${now} 일부만 맞음`),
    LOST: (n, now) => `${now} 핵심 값이 다름${n === 0 ? '' : `, ${n}개는 당시에도 일부만 맞음`}`,
    FAILED: (n, now) => (n === 0 ? `${now} 맞는 주장은 없음` : `${n}개는 ${now} 맞음`),
    UNDECIDED: () => '자료로 알 수 없음',
  },
  computing: (done, all) => `계산 중: ${all}개 중 ${done}개`,
  repeating: '서버가 아직 판정을 계산하고 있습니다. 다시 요청합니다.',

  filters: '주장 고르기',
  report: '보고서',
  allReports: '모든 보고서',
  verdict: (now) => `${now}의 판정`,
  text: '본문 검색',
  shown: (n, all) => `주장 ${all}개 중 ${n}개`,
  noMatch: '조건에 맞는 주장이 없습니다.',
  clear: '조건 해제',

  data: '자료',
  latestOption: (number, day) => `최신: 제${number}판, ${day}`,
  pinned: (number) => `제${number}판을 보고 있습니다.`,
  latest: (number) => `최신판(제${number}판) 보기`,

  about: (publisher, day) => `${publisher}, ${day} 발표`,
  ownData: (number, day) => `가장 가까운 자료: 제${number}판, ${day}`,
  noOwnData: '발표 당시 자료에 해당하는 개정판 없음',
  where: (page) => (/^\d/.test(page) ? `${page}쪽`
    : page.replace(/^conclusion \(/, '결론(').replace(/\bresearch (?=\d)/, '연구 ')),
  value: '값',
  published: '발표값',
  verdictRow: '판정',
  ownRevision: (number) => `당시(제${number}판)`,
  thenAndToday: (number) => `당시와 지금(제${number}판)`,
  today: (number) => `지금(제${number}판)`,
  atRevision: (number) => `제${number}판`,
  unknown: '정보 없음',
  none: '없음',
  matches: '일치',
  differs: '다름',
  valuesOf: (statement) => `‘${statement}’의 값`,
  line: '개정판별 판정',
  mark: (number, day, verdict, isOwn) => `제${number}판, ${day}${isOwn ? ', 발표 당시' : ''}: ${verdict}`,
  lineNote: '표시 하나가 개정판 하나입니다. 밑줄은 발표 당시의 개정판입니다.',
  details: '근거와 모델',
  detailsOf: (statement) => `근거와 모델: ${statement}`,
  queryOf: (statement) => `API 쿼리: ${statement}`,

  sentence: (then, now, number, isCurrent, differences) => {
    if (now === null) return `${THEN[then]}습니다.`;
    const particle = now === then ? '도' : '는';
    const clause = now !== 'HOLDS' && now !== then && differences ? ` ${differences}.` : '';
    return `${THEN[then]}고, ${data(number, isCurrent)}로${particle} ${NOW[now]}.${clause}`;
  },
  onlyNow: Object.fromEntries(Object.entries(NOW).map(([verdict, text]) =>
    [verdict, (number, isCurrent) => `${data(number, isCurrent)}로는 ${text}.`])),
  undecided: '이 주장은 자료로 판정할 수 없습니다.',
  difference: ({ label, published, computed }) => `${label} ${computed ?? '없음'}(발표값 ${published})`,
  list: (items) => items.join(', '),
  more: (n) => `그 밖에 다른 값 ${n}개`,

  breadcrumb: '현재 위치',
  claims: '주장 검증',
  valuesTitle: '발표값과 계산값',
  rule: '세는 방법',
  historyTitle: '개정판별 판정',
  historyNote: ({ since, oldest, hasOwn }) => `값이나 판정이 바뀐 개정판입니다.${since === 1 ? ''
    : ` 제${since}판보다 앞선 값은 판정이 바뀐 개정판${hasOwn ? '과 발표 당시의 개정판' : ''}에서만 비교했습니다.`}${oldest === 1 ? ''
    : ` 판정이 바뀐 개정판은 제${oldest}판부터 알 수 있습니다.`}`,
  changedBetween: (after, number) => `(제${after}판과 제${number}판 사이에 바뀜)`,
  historyColumns: { revision: '개정판', verdict: '판정' },
  revisionOf: (number, day) => `제${number}판, ${day}`,
  recordsTitle: '근거가 되는 모델',
  recordsNote: '쿼리가 연도 범위와 필터로 골라 세는 모델입니다. 위의 값은 이 모델들의 수, 순위 또는 비중입니다.',
  recordsNone: '이 쿼리는 모델 목록을 읽지 않습니다. API 플레이그라운드에서 전체 응답을 볼 수 있습니다.',
  recordsOpen: (models, number) => `제${number}판: ${models}`,
  recordsOf: (what, number) => `${what} · 제${number}판`,
  recordsPart: (alias) => `쿼리의 ‘${alias}’`,
  years: (from, to) => (from === null && to === null ? '모든 연도의 모델'
    : from === to ? `${from}년 모델` : from === null ? `${to}년까지의 모델` : to === null ? `${from}년 이후의 모델` : `${from}~${to}년 모델`),
  filter: '필터',
  onlyFirst: (n) => `쿼리는 이 가운데 정해진 순서로 앞의 ${n}개만 읽습니다.`,
  queryTitle: '쿼리',
  run: (number) => `제${number}판으로 API 플레이그라운드에서 열기`,
  citeTitle: '이 화면 인용',
  reference: ({ statement, slug, report, verdict, number, asOf, address, today, credit }) =>
    `Model Atlas, “${statement}”(${report}, ${slug}). 제${number}판(${asOf}) 판정: ${verdict}. ${address} (${today} 확인). 자료: ${credit}.`,
  listReference: ({ report, counts, number, asOf, address, today, credit }) =>
    `Model Atlas, 초거대 AI 모델에 관한 주장 검증${report && `(${report})`}, 제${number}판(${asOf}): ${counts}. ${address} (${today} 확인). 자료: ${credit}.`,
  note: ({ number, verdict, today, credit }) =>
    `제${number}판${verdict ? `: ${verdict}` : ''}. ${today} 확인. 자료: ${credit}`,
  counted: (outcome, n) => `${outcome} ${n}개`,
  address: '이 개정판의 화면 링크',
  missing: '이 주소의 주장이 없습니다',
  missingNote: (slug) => `‘${slug}’에 해당하는 주장은 없습니다. 이름이 바뀌었거나 주소를 잘못 입력했을 수 있습니다.`,
  back: '모든 주장 보기',
};
