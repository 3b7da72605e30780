// Which country reached a level of compute first, and how much later the other countries reached it.
import { figure, josa, say, joined } from '../../shared/say.js';

/**
 * d: flop, reached (earliest first: { label, reachedOn, days, of }), country (which the reader chose), has (whether the country
 * reached the level), until (the year with which the window ends, or null if it ends with the data).
 */
export const ko = (f, { flop, reached, country, has, until = null }) => {
  const level = `${f.flop(flop)} FLOP`;
  const end = until !== null && `${until}년 말까지 `;
  if (!reached.length) return say`${end}${level}에 이른 모델은 알려지지 않았다.`;
  const [firsts, others] = inOrder(reached);
  const later = others.slice(0, 4).map((one) => say`${josa(f.inText(one.label), '이/가')} ${figure(`${f.number(one.days)}일`, one.of)}`);
  const next = later.length > 0 && say` 그 뒤로 ${joined(later, ', ')} 늦게 이르렀다${others.length > 4 && `(${end || ''}모두 ${f.countries(reached.length)})`}.`;
  const without = !has && say` ${end}${f.inText(country)}에서 이 수준에 이른 모델은 알려지지 않았다.`;
  return say`추정값으로 ${level}에는 ${josa(f.list(firsts.map(({ label }) => f.inText(label))), '이/가')} ${figure(f.month(firsts[0].reachedOn), firsts[0].of)}에 가장 먼저 이르렀다.${next}${without}`;
};

export const en = (f, { flop, reached, country, has, until = null }) => {
  const level = `${f.flop(flop)} FLOP`;
  const end = until !== null && ` by the end of ${until}`;
  if (!reached.length) return say`No model is known to have reached ${level}${end}.`;
  const [firsts, others] = inOrder(reached);
  const days = (n) => f.number(n) + (n === 1 ? ' day' : ' days');
  const later = others.slice(0, 4).map((one) => say`${f.inText(one.label)} after ${figure(days(one.days), one.of)}`);
  const next = later.length > 0 && say` ${firsts.length === 1 ? 'It was' : 'They were'} followed by ${joined(later, ', ', ' and ')}${others.length > 4 && ` (${f.countries(reached.length)} in all${end || ''})`}.`;
  const without = !has && say` No model from ${f.inText(country)} is known to have reached it${end}.`;
  return say`By estimate, ${f.list(firsts.map(({ label }) => f.inText(label)))} reached ${level} first, in ${figure(f.month(firsts[0].reachedOn), firsts[0].of)}.${next}${without}`;
};

/** The countries that were first, perhaps several on one day, and the countries that came later. */
const inOrder = (reached) => [reached.filter(({ days }) => days === 0), reached.filter(({ days }) => days > 0)];
