// The facts of a model. This list gives the page, the query and the history of a model, so a new fact needs only one line.
import { h } from '../shared/dom.js';
import { countryLink, listOf } from '../shared/links.js';

/**
 * Formats of values. Each takes a value, and a context with language and state: { speech, state }.
 * @returns {string|Node|Array}
 */
const day = (value, { speech }) => speech.day(value);
const amount = (value, { speech }) => speech.amount(value);
const whole = (value, { speech }) => speech.number(value);
const compute = ({ flop }, { speech }) => speech.flop(flop);
const flops = (value, { speech }) => speech.flop(Number(value));
const share = (value, { speech }) => speech.share(Number(value));
const names = (values) => breakable(values.map(({ name }) => name).join(', '));
/** A text in which a line may break after a slash. Browsers alone would not break there. */
const breakable = (text) => text.split(/(?<=\/)/).flatMap((part, at) => (at ? [h('wbr', {}), part] : [part]));
const texts = (values) => values.join(', ');
const countries = (values, { state }) => listOf(values.map((value) => countryLink(value, state)));
const term = (of) => (value, { speech: { words } }) => words[of][value] ?? value;
const terms = (of) => (values, context) => values.map((value) => term(of)(value, context)).join(', ');

/**
 * @typedef {object} Fact
 * @property {string} field field of the type Model
 * @property {string} [change] name of the field in the history, if it differs
 * @property {{en: string, ko: string}} label
 * @property {{en: string, ko: string}} [unit] the text after the value
 * @property {string} [selection] what the query selects, if more than the field
 * @property {function} format
 * @property {function} [plain] format of the value in the history, where it is a number or a text
 * @property {boolean} [list] whether the value is a list
 * @property {boolean} [estimated] whether the confidence that the source states applies to the value
 */
/** @type {Fact[]} */
export const FACTS = [
  { field: 'trainingCompute', change: 'trainingFlop', label: { en: 'Training compute', ko: '학습 연산량' }, unit: { en: 'FLOP', ko: 'FLOP' },
    selection: 'trainingCompute { flop }', format: compute, plain: (value, { speech }) => speech.flop(value), estimated: true },
  { field: 'parameters', label: { en: 'Parameters', ko: '매개변수' }, unit: { en: '', ko: '개' }, format: amount, estimated: true },
  { field: 'trainingDatasetSize', label: { en: 'Training data', ko: '학습 데이터' }, unit: { en: 'datapoints (tokens or words for text)', ko: '건(텍스트는 토큰이나 단어)' },
    format: amount, estimated: true },
  { field: 'trainingHours', label: { en: 'Training time', ko: '학습 시간' }, unit: { en: 'hours', ko: '시간' }, format: whole, estimated: true },
  { field: 'hardwareQuantity', label: { en: 'Hardware units', ko: '하드웨어 수' }, unit: { en: '', ko: '대' }, format: whole, estimated: true },
  { field: 'trainingHardware', list: true, label: { en: 'Hardware', ko: '하드웨어' }, format: texts },
  { field: 'hardwareUtilization', label: { en: 'Hardware utilization (MFU)', ko: '하드웨어 활용률(MFU)' }, format: share, plain: share, estimated: true },
  { field: 'trainingCost', label: { en: 'Cost of the training compute', ko: '학습 연산 비용' }, unit: { en: 'US dollars at cloud prices', ko: '달러(클라우드 가격 기준)' },
    format: amount, estimated: true },
  { field: 'finetuneFlop', label: { en: 'Fine-tuning compute', ko: '미세 조정 연산량' }, unit: { en: 'FLOP', ko: 'FLOP' }, format: flops, plain: flops, estimated: true },
  { field: 'trainingDatasets', list: true, label: { en: 'Training datasets', ko: '학습 데이터세트' }, format: texts },
  { field: 'trainingCodeAccessibility', label: { en: 'Training code', ko: '학습 코드' }, format: (value) => value },
  { field: 'accessibility', label: { en: 'Access', ko: '공개 방식' }, format: term('accessibilities') },
  { field: 'domains', list: true, label: { en: 'Domains', ko: '분야' }, selection: 'domains { name(language: $language) }', format: names },
  { field: 'tasks', list: true, label: { en: 'Tasks', ko: '과업' }, selection: 'tasks { name(language: $language) }', format: names },
  { field: 'sectors', list: true, label: { en: 'Sectors', ko: '조직 유형' }, format: terms('sectors') },
  { field: 'releasedOn', label: { en: 'Released', ko: '출시일' }, format: day },
  { field: 'recordedIn', change: 'recordedCountries', list: true, label: { en: 'Countries in the source', ko: '출처에 적힌 국가' },
    selection: 'recordedIn: countries(basis: RECORDED) { code name(language: $language) }', format: countries },
  { field: 'reference', label: { en: 'Publication', ko: '문헌' }, format: (value) => value },
  { field: 'citations', label: { en: 'Citations', ko: '인용 횟수' }, format: whole },
  { field: 'confidence', label: { en: 'Confidence of the source', ko: '추정 신뢰도' }, format: term('confidences') },
];

/** What the query for a model selects. */
export const selection = FACTS.map(({ field, selection: more }) => more ?? field).join('\n    ');

/** Labels of fields that occur only in the history. */
const OTHERS = {
  name: { label: { en: 'Name', ko: '이름' } },
  organizations: { label: { en: 'Organizations', ko: '기관' }, list: true },
  groups: { label: { en: 'Groups', ko: '모기업' }, list: true },
  headquartersCountries: { label: { en: 'Countries (headquarters)', ko: '국가(본사)' }, list: true },
  groupHeadquartersCountries: { label: { en: 'Countries (parent’s headquarters)', ko: '국가(모기업 본사)' }, list: true },
  baseModels: { label: { en: 'Base models', ko: '기반 모델' }, list: true },
  links: { label: { en: 'Links', ko: '링크' }, list: true },
};

/** The fact of a changed field; undefined for a field that this page does not know, because the server is newer. */
const changedFact = (name) => FACTS.find(({ field, change }) => (change ?? field) === name) ?? OTHERS[name];

const isUnknown = (value) => value === null || value === undefined || (Array.isArray(value) && !value.length);

/** The value of a fact as readers see it; null when the value is not known. */
export function factValue({ field, unit, format }, model, context) {
  const value = model[field];
  if (isUnknown(value)) return null;
  return withUnit(format(value, context), unit, context);
}

function withUnit(shown, unit, { speech: { language } }) {
  const text = unit?.[language];
  if (!text) return shown;
  // A Korean counter follows a digit without a space, but 만, 억 or 조 with a space.
  return [shown, language === 'ko' && /^[가-힣]/.test(text) && /\d$/.test(shown) ? text : ` ${text}`].flat();
}

/** The label of a changed field. */
export function fieldLabel(name, { language }) {
  const label = changedFact(name)?.label;
  return label ? label[language] : h('code', {}, name);
}

/**
 * Both values of a change as readers see them; null when a value was not known. Numbers that look the same when rounded have
 * all their digits.
 */
export function changedValues({ field, before, after }, context) {
  const values = [before, after].map((text) => changedValue(field, text, context));
  const [old, now] = values.map((value) => h('span', {}, value).textContent);
  if (old !== now || !Number.isFinite(Number(before))) return values;
  return [before, after].map((text) => withUnit(context.speech.exact(Number(text)), changedFact(field)?.unit, context));
}

/** A value of the history as readers see it; null when it was not known. The API gives a text, for lists a JSON array. */
function changedValue(name, text, context) {
  if (text === null) return null;
  const fact = changedFact(name);
  if (fact?.list) {
    const values = JSON.parse(text);
    return values.length ? values.map((value) => said(fact, value, context)).join(', ') : null;
  }
  return fact ? withUnit(said(fact, text, context), fact.unit, context) : text;
}

const TERMS = { accessibility: 'accessibilities', confidence: 'confidences', sectors: 'sectors' };

function said(fact, text, context) {
  const known = context.speech.words[TERMS[fact?.field]]?.[text];
  if (known) return known;
  if (fact?.plain) return fact.plain(Number(text), context);
  if (fact?.field === 'releasedOn') return context.speech.day(text);
  return fact && [amount, whole].includes(fact.format) ? fact.format(Number(text), context) : text;
}
