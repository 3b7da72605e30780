// Compares the same years at two revisions, and the statements of a published edition at both revisions.
import { figure, josa, say, joined } from '../../shared/say.js';

/** d: from, to, then and now ({ revision, asOf, n, of }). */
const ko = (f, { from, to, then, now }) => {
  const revision = ({ revision: number, asOf }) => `${f.revision(number)}(${f.day(asOf)})`;
  const models = ({ n, of }) => figure(f.models(n), n ? of : null);
  if (then.n === now.n) return say`${josa(f.range(from, to), '을/를')} ${f.revision(then.revision)}(${f.day(then.asOf)})으로 세나 ${josa(revision(now), '으로/로')} 세나 ${models(now)}다. 두 판의 결과는 같다.`;
  return say`${josa(f.range(from, to), '을/를')} ${josa(revision(then), '으로/로')} 세면 ${models(then)}, ${josa(revision(now), '으로/로')} 세면 ${models(now)}다.`;
};

const en = (f, { from, to, then, now }) => {
  const models = ({ n, of }) => figure(f.models(n), n ? of : null);
  if (then.n === now.n) return say`Counted at revision ${then.revision} (${f.day(then.asOf)}) and at revision ${now.revision} (${f.day(now.asOf)}), ${f.range(from, to)} ${from === to ? 'has' : 'have'} ${models(now)}. Both revisions give the same.`;
  return say`Counted at revision ${then.revision} (${f.day(then.asOf)}), ${f.range(from, to)} ${from === to ? 'has' : 'have'} ${models(then)}; at revision ${now.revision} (${f.day(now.asOf)}), ${figure(f.number(now.n), now.n ? now.of : null)}.`;
};

const NAMES_KO = { HOLDS: '맞는 것', HOLDS_IN_PART: '일부만 맞는 것', FAILS: '맞지 않는 것', NOT_DECIDABLE: '자료로 판정할 수 없는 것' };

/**
 * d: edition, total, then and now (numbers by verdict; now is null if both revisions are the same),
 * thenRevision, nowRevision, changed, earlier (whether the page's revision is older than the edition's).
 */
const claimsKo = (f, { edition, total, then, now, thenRevision, nowRevision, changed, earlier = false }) => {
  const counts = (verdicts) => joined(Object.keys(NAMES_KO).filter((name) => verdicts[name])
    .map((name) => `${NAMES_KO[name]} ${f.models(verdicts[name])}`), ', ');
  const core = say`${edition}의 서술 ${f.models(total)}를 당시 자료(${f.revision(thenRevision)})로 다시 셈하면 ${counts(then)}다.`;
  if (!now) return core;
  const differ = earlier ? '다른' : '달라진';
  const moved = changed === 0 ? ` 판정이 ${differ} 것은 없다.` : ` 판정이 ${differ} 것은 ${f.models(changed)}다.`;
  return say`${core} ${earlier && '그보다 앞선 '}${f.revision(nowRevision)} 자료로는 ${counts(now)}다.${moved}`;
};

const NAMES_EN = { HOLDS: 'hold', HOLDS_IN_PART: 'hold in part', FAILS: 'do not hold', NOT_DECIDABLE: 'cannot be decided by the data' };
const ONE_EN = { HOLDS: 'holds', HOLDS_IN_PART: 'holds in part', FAILS: 'does not hold', NOT_DECIDABLE: 'cannot be decided by the data' };

const claimsEn = (f, { edition, total, then, now, thenRevision, nowRevision, changed, earlier = false }) => {
  const counts = (verdicts) => joined(Object.keys(NAMES_EN).filter((name) => verdicts[name])
    .map((name) => `${verdicts[name]} ${(verdicts[name] === 1 ? ONE_EN : NAMES_EN)[name]}`), ', ', ' and ');
  const core = say`Of the ${total} statements of ${edition}, computed again at its own data (revision ${thenRevision}), ${counts(then)}.`;
  if (!now) return core;
  const differ = earlier ? (changed === 1 ? 'differs' : 'differ') : 'changed';
  const moved = changed === 0 ? ` No verdict ${earlier ? 'differs' : 'changed'}.` : ` ${f.capital(f.numeral(changed))[0]} ${changed === 1 ? 'verdict' : 'verdicts'} ${differ}.`;
  return say`${core} At ${earlier && 'the earlier '}revision ${nowRevision}, ${counts(now)}.${moved}`;
};

export const revisions = { ko, en };
export const claims = { ko: claimsKo, en: claimsEn };
