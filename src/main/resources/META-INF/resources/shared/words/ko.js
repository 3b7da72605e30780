// 모든 화면의 공통 문구.

export const ko = {
  inText: (name) => name,
  report: '보고서',
  claimsPage: '주장 검증',
  lists: { models: '모델', organizations: '기관', countries: '국가' },
  playground: 'API 플레이그라운드',
  schema: 'API 스키마',
  language: '언어',
  toDark: '다크 모드',
  toLight: '라이트 모드',
  countryBases: { HEADQUARTERS: '본사 소재국', GROUP_HEADQUARTERS: '모기업 본사 소재국', RECORDED: '원자료 표기' },
  sectors: { INDUSTRY: '산업계', ACADEMIA: '학계', GOVERNMENT: '정부/공공', RESEARCH_COLLECTIVE: '연구 공동체' },
  accessibilities: {
    API_ACCESS: 'API 제공', HOSTED_ACCESS: '서비스로만 제공(API 없음)', OPEN_WEIGHTS_UNRESTRICTED: '가중치 공개(제한 없음)',
    OPEN_WEIGHTS_RESTRICTED: '가중치 공개(사용 제한)', OPEN_WEIGHTS_NON_COMMERCIAL: '가중치 공개(비상업적 이용)', UNRELEASED: '미공개',
  },
  confidences: { CONFIDENT: '높음(3배 이내)', LIKELY: '보통(10배 이내)', SPECULATIVE: '낮음(30배 이내)', UNVERIFIED: '미검증', UNKNOWN: '기록 없음' },
  dropped: '주소에 쓸 수 없는 값이 있어 제외했습니다:',
  dismiss: '닫기',
  rank: (rank, tied) => (tied ? `공동 ${rank}위` : `${rank}위`),
  /** Joins a list with middle dots, because the conjunction that browsers use sounds official. */
  list: (items) => [...items].join('·'),

  loading: '불러오는 중',
  failed: '데이터를 불러오지 못했습니다.',
  broken: '이 부분을 표시하지 못했습니다.',
  unreachable: '서버에 연결할 수 없거나 응답이 올바르지 않습니다.',
  retry: '다시 시도',
  query: 'API 쿼리',

  models: (n, text) => `모델 ${text}개`,
  partial: '일부 기간',
  columns: {
    year: '연도', models: '모델 수', share: '비중', partial: '집계 범위', rank: '순위', released: '출시일', model: '모델명',
    organizations: '개발 기업/기관', countries: '국가', flop: '학습 연산량(FLOP)', factor: '직전 기록 대비', revision: '개정판', links: '출처 링크',
    name: '모델명',
  },

  record: {
    range: (from, to, all) => `전체 ${all}개 중 ${from}~${to}번째`,
    next: '다음',
    previous: '이전',
    close: '닫기',
    unknown: '정보 없음',
    link: (host, name) => `${host}: ${name}`,
    all: (title) => `‘${title}’에 집계된 모델`,
    none: '해당하는 모델이 없습니다.',
  },
  citation: {
    title: '인용',
    text: '참고문헌 표기',
    bibtex: 'BibTeX',
    licence: '라이선스',
    permalink: 'API 쿼리 고정 링크',
    view: '이 화면 고정 링크',
    copy: '복사',
    copied: '복사했습니다',
    notCopied: '복사하지 못했습니다. 글을 선택해 직접 복사해 주세요.',
  },
  footer: {
    source: (number, day) => `${day} 기준 데이터, 제${number}판:`,
    licence: '라이선스',
    others: (number) => `그 밖의 출처 ${number}개`,
    unchanged: '한번 발행한 개정판은 바뀌지 않으며, 판을 지정한 링크는 언제나 같은 수치를 보여 줍니다.',
  },
};
