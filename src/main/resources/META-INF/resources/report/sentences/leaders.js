// Which countries have the most models, with every tie named.
import { figure, josa, say } from '../../shared/say.js';

/** Values of equal rank together, up to the third place or until three values are named. */
export function standing(ranking) {
  const groups = [];
  for (const entry of ranking) {
    if (groups.at(-1)?.[0].rank === entry.rank) groups.at(-1).push(entry);
    else if (groups.flat().length >= 3) break;
    else groups.push([entry]);
  }
  return groups;
}

/**
 * d: ranking ({ rank, label, n, share, of }), unattributed (the number of models without a country), recorded (whether
 * only countries that the source records count), overlapping, takeover ({ year, ahead, behind } with label, n, of) or null.
 */
export const ko = (f, { ranking, unattributed, recorded, overlapping, takeover }) => {
  if (!ranking.length) return null;
  const [first, ...rest] = standing(ranking);
  const name = ({ label }) => f.inText(label);
  const models = ({ n, of }) => figure(f.models(n), of);
  const twice = overlapping && ' 여러 나라가 함께 만든 모델은 나라마다 한 번씩 셌다.';
  if (ranking.length === 1) {
    const whose = unattributed > 0 && `국가가 ${recorded ? '적힌' : '알려진'} 모델${first[0].n === 1 ? ' 하나는' : '은'} `;
    return say`${whose}${first[0].n > 1 && '모두 '}${name(first[0])}에서 나왔다.`;
  }
  const both = (group) => say`${josa(f.list(group.map(name)), '이/가')} 각 ${models(group[0])}로 공동 ${group[0].rank}위다`;
  let core;
  if (first.length > 1) {
    core = say`나라별로는 ${both(first)}.`;
  } else {
    const lead = say`나라별로는 ${josa(name(first[0]), '이/가')} ${models(first[0])}(${f.share(first[0].share)})로 가장 많`;
    const [second, third] = rest;
    if (second.length > 1) core = say`${lead}고, ${both(second)}.`;
    else if (!third) core = say`${lead}고, ${josa(name(second[0]), '이/가')} ${models(second[0])}로 뒤를 잇는다.`;
    else if (third.length > 1) core = say`${lead}고, ${name(second[0])} ${models(second[0])}에 이어 ${both(third)}.`;
    else core = say`${lead}고, ${name(second[0])} ${models(second[0])}, ${name(third[0])} ${models(third[0])} 순이다.`;
  }
  const change = takeover && say` ${takeover.year}년에는 ${josa(f.inText(takeover.ahead.label), '이/가')} ${models(takeover.ahead)}로 ${
    f.inText(takeover.behind.label)}(${models(takeover.behind)})${josa(f.inText(takeover.behind.label), '을/를').at(-1)} 앞질렀다.`;
  return say`${core}${change}${twice}`;
};

export const en = (f, { ranking, unattributed, recorded, overlapping, takeover }) => {
  if (!ranking.length) return null;
  const [first, ...rest] = standing(ranking);
  const name = ({ label }) => f.inText(label);
  const count = ({ n, of }) => figure(f.number(n), of);
  const twice = overlapping && ' Models made in several countries count once for each.';
  if (ranking.length === 1) {
    const isOne = first[0].n === 1;
    const who = unattributed > 0 ? `${isOne ? 'The only model' : 'All models'} with a ${recorded ? 'recorded' : 'known'} country` : isOne ? 'It' : 'All of them';
    return say`${who} came from ${name(first[0])}.`;
  }
  const tied = (group) => say`${f.list(group.map(name))} are ${f.place(group[0].rank, true)} with ${count(group[0])} each`;
  let core;
  if (first.length > 1) {
    core = say`By country, ${f.list(first.map(name))} share the lead with ${count(first[0])} each.`;
  } else {
    const lead = say`By country, ${name(first[0])} leads with ${figure(f.models(first[0].n), first[0].of)} (${f.share(first[0].share)})`;
    const [second, third] = rest;
    if (second.length > 1) core = say`${lead}; ${tied(second)}.`;
    else if (!third) core = say`${lead}, ahead of ${name(second[0])} (${count(second[0])}).`;
    else if (third.length > 1) core = say`${lead}, followed by ${name(second[0])} (${count(second[0])}); ${tied(third)}.`;
    else core = say`${lead}, ahead of ${name(second[0])} (${count(second[0])}) and ${name(third[0])} (${count(third[0])}).`;
  }
  const change = takeover && say` In ${takeover.year} ${f.inText(takeover.ahead.label)} overtook ${f.inText(takeover.behind.label)}, ${count(takeover.ahead)} to ${count(takeover.behind)}.`;
  return say`${core}${change}${twice}`;
};
