// The domains and the task families with the most models.
import { figure, josa, say, joined } from '../../shared/say.js';
import { standing } from './leaders.js';

/** d: ranking ({ rank, label, n, share, of }), overlapping, unknown ({ n, of }), rise (null, or { label, year, before, now }). */
const ko = (f, { ranking, overlapping, unknown, rise }) => {
  if (!ranking.length) return null;
  return say`분야로 보면 ${leadKo(f, ranking, ' 모델')}${overlapping && ' 한 모델이 여러 분야에 들 수 있어 합은 100%를 넘는다.'}${
    unknown.n > 0 && say` 분야가 적혀 있지 않은 ${figure(f.models(unknown.n), unknown.of)}는 뺐다.`}${riseKo(f, rise)}`;
};

/** The sentences about task families, with the same data as those about domains. */
const tasksKo = (f, { ranking, overlapping, unknown }) => {
  if (!ranking.length) return null;
  return say`과업으로 보면 ${leadKo(f, ranking, '')}${overlapping && ' 한 모델이 여러 과업을 할 수 있어 합은 100%를 넘는다.'}${
    unknown.n > 0 && say` 과업이 적혀 있지 않은 ${figure(f.models(unknown.n), unknown.of)}는 뺐다.`}`;
};

function leadKo(f, ranking, noun) {
  const [first, ...rest] = standing(ranking);
  const count = ({ n, share, of }) => say`${figure(f.models(n), of)}(${f.share(share)})`;
  const head = first.length === 1
    ? say`${josa(`${first[0].label}${noun}`, '이/가')} ${count(first[0])}로 가장 많`
    : say`${josa(f.listOf(first.map(({ label }) => label), '개'), '이/가')} 각 ${count(first[0])}로 가장 많`;
  const others = rest.flat();
  if (!others.length) return say`${head}다.`;
  const last = others.at(-1);
  const shown = others.slice(0, 5);
  if (shown.length < others.length) return say`${head}다.`;
  const named = joined(shown.map((one) => say`${one.label}(${figure(f.share(one.share), one.of)})`), ', ');
  return say`${head}고 ${named}${josa(last.label, '이/가').at(-1)} 뒤따른다.`;
}

const riseKo = (f, rise) => rise
  && say` ${rise.label} 모델은 ${rise.year - 1}년 ${number(f, rise.before)}에서 ${rise.year}년 ${number(f, rise.now)}로 늘었다.`;
const number = (f, { n, of }) => figure(f.models(n), n ? of : null);

const en = (f, { ranking, overlapping, unknown, rise }) => {
  if (!ranking.length) return null;
  return say`By domain, ${leadEn(f, ranking)}${overlapping && ' Models can have several domains, so shares add up to more than 100%.'}${
    leftOut(f, unknown, 'domain')}${rise && say` ${rise.label} models rose from ${plain(f, rise.before)} in ${rise.year - 1} to ${plain(f, rise.now)} in ${rise.year}.`}`;
};

const tasksEn = (f, { ranking, overlapping, unknown }) => {
  if (!ranking.length) return null;
  return say`By task, ${leadEn(f, ranking)}${overlapping && ' Models can have several tasks, so shares add up to more than 100%.'}${leftOut(f, unknown, 'task')}`;
};

function leadEn(f, ranking) {
  const [first, ...rest] = standing(ranking);
  const count = ({ n, share, of }) => say`${figure(f.models(n), of)} (${f.share(share)})`;
  const head = first.length === 1
    ? say`${low(first[0].label)} comes first with ${count(first[0])}`
    : say`${f.list(first.map(({ label }) => low(label)))} come first with ${count(first[0])} each`;
  const others = rest.flat();
  if (!others.length || others.length > 5) return say`${head}.`;
  return say`${head}, then ${joined(others.map((one) => say`${low(one.label)} (${figure(f.share(one.share), one.of)})`), ', ', ' and ')}.`;
}

const plain = (f, { n, of }) => figure(f.number(n), n ? of : null);
/** Names such as StarCraft, and names of languages and games, keep their capital. */
const NAMES = /^(Atari|Diplomacy|Doom|Dota|Go|Hanabi|Japanese|Morse|Pokemon|Shogi|Stratego)( |$)/;
const low = (label) => (/^[A-Z][a-z]+( |$)/.test(label) && !NAMES.test(label) ? label[0].toLowerCase() + label.slice(1) : label);
const leftOut = (f, { n, of }, what) => n > 0
  && say` ${figure(f.models(n), of)} without a recorded ${what} ${n === 1 ? 'is' : 'are'} left out.`;

export const domains = { ko, en };
export const tasks = { ko: tasksKo, en: tasksEn };
