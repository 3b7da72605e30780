// Which organizations released the most models, and how many organizations reached a minimum number of models.
import { lastSound } from '../../shared/particles.js';
import { figure, josa, say, joined } from '../../shared/say.js';
import { standing } from './leaders.js';

/**
 * d: year (its label), ranking ({ rank, label, country, n, of }), least, prolific ({ count, of, countries: { label, n, of },
 * unknown: { n, of } the organizations without a country }), grouped, recorded (whether only countries that the source records
 * count).
 */
export const ko = (f, { year, ranking, least, prolific, grouped, recorded }) => {
  if (!ranking.length) return null;
  const one = ({ label, n, of }) => [label, '(', figure(f.models(n), of), ')'];
  const group = (entries) => (entries.length === 1 ? one(entries[0]) : several(entries));
  const several = (entries) => {
    const names = entries.map(({ label }) => label);
    const [a, b] = names;
    const listed = names.length === 2
      ? (lastSound(a) === null ? `${a}·${b}` : [...josa(a, '과/와'), ' ', b])
      : f.listOf(names, '곳');
    return say`${listed}(각 ${figure(f.models(entries[0].n), entries[0].of)})`;
  };
  const [first, ...rest] = standing(ranking);
  const of = first.length === 1 && first[0].country ? `${f.inText(first[0].country)}의 ` : '';
  const next = rest.length > 0 && say`, 다음은 ${joined(rest.map(group), ', ')}`;
  const core = say`${year} 최다 출시는 ${of}${group(first)}${next}이다.`;
  return say`${core}${prolificKo(f, least, prolific, year, recorded)}${grouped && ' 계열 조직은 모기업에 합쳐 셌다.'}`;
};

/** Whether some organizations count for several countries, so that the sum of the countries exceeds the total. */
const overlapping = (count, countries, unknown) => countries.reduce((sum, { n }) => sum + n, unknown.n) > count;

function prolificKo(f, least, { count, of, countries, unknown }, year, recorded) {
  const enough = least === 1 ? '하나라도 내놓은 곳은' : `${f.models(least)} 이상 내놓은 곳은`;
  if (count === 0) return ` ${year}에 ${enough} 없다.`;
  const places = figure(f.organizations(count), of);
  if (countries.length === 0) return say` ${enough} ${places}이다.`;
  if (countries.length === 1 && unknown.n === 0) return say` ${enough} ${places}이며 ${count > 1 && '모두 '}${f.inText(countries[0].label)}에 있다.`;
  const shown = countries.slice(0, 5);
  const listed = joined(shown.map((one) => say`${f.inText(one.label)} ${figure(f.organizations(one.n), one.of)}`), ', ');
  return say` ${enough} ${places}이며 나라별로는 ${listed}${countries.length > 5 && ' 등'}이다.${
    unknown.n > 0 && say` ${figure(f.organizations(unknown.n), unknown.of)}은 국가${recorded ? '가 적혀 있지 않다' : '를 알 수 없다'}.`}${overlapping(count, countries, unknown) && ' 여러 나라에 걸친 곳은 나라마다 한 번씩 셌다.'}`;
}

export const en = (f, { year, ranking, least, prolific, grouped, recorded }) => {
  if (!ranking.length) return null;
  const one = ({ label, n, of }) => [label, ' (', figure(f.number(n), of), ')'];
  const group = (entries) => (entries.length === 1 ? one(entries[0])
    : say`${f.list(entries.map(({ label }) => label))} (${figure(f.number(entries[0].n), entries[0].of)} each)`);
  const [first, ...rest] = standing(ranking);
  const of = first.length === 1 && first[0].country ? ` of ${f.inText(first[0].country)}` : '';
  const lead = first.length === 1
    ? say`${first[0].label}${of} released the most models of ${year} (${figure(f.number(first[0].n), first[0].of)})`
    : say`${f.list(first.map(({ label }) => label))} released the most models of ${year} (${figure(f.number(first[0].n), first[0].of)} each)`;
  const next = rest.length > 0 && say`, then ${joined(rest.map(group), '; ', rest.some((entries) => entries.length > 1) ? '; ' : ' and ')}`;
  return say`${lead}${next}.${prolificEn(f, least, prolific, recorded)}${grouped && ' Subsidiaries count with their parent.'}`;
};

function prolificEn(f, least, { count, of, countries, unknown }, recorded) {
  const enough = least === 1 ? 'released a model' : `released ${least} or more`;
  if (count === 0) return ` No organization ${enough}.`;
  const places = figure(count === 1 ? 'One' : f.number(count), of);
  const who = count === 1 ? 'organization' : 'organizations';
  if (countries.length === 0) return say` ${places} ${who} ${enough}.`;
  if (countries.length === 1 && unknown.n === 0) return say` ${places} ${who} ${enough}, ${count === 1 ? '' : 'all '}from ${f.inText(countries[0].label)}.`;
  const shown = countries.slice(0, 5).map((one) => say`${figure(f.number(one.n), one.of)} from ${f.inText(one.label)}`);
  return say` ${places} ${who} ${enough}: ${joined(shown, ', ', countries.length > 5 ? ', ' : ' and ')}${countries.length > 5 && ' and others'}.${
    unknown.n > 0 && say` For ${figure(f.number(unknown.n), unknown.of)} no country is ${recorded ? 'recorded' : 'known'}.`}${overlapping(count, countries, unknown) && ' An organization with several countries counts for each.'}`;
}
