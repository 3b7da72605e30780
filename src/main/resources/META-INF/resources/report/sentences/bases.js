// The country's rank under each rule of counting countries.
import { josa, say } from '../../shared/say.js';

/** d: country, span (years as text), places ({ rank, tied } or null, one for each rule). */
export const ko = (f, { country, span, places }) => {
  const name = f.inText(country);
  const groups = grouped(places);
  const known = places.filter(Boolean);
  if (!known.length) return say`${span} ${josa(name, '은/는')} 세 가지 국가 기준 모두에서 순위가 없다.`;
  if (groups.length === 1) return say`${span} ${josa(name, '은/는')} 세 가지 국가 기준 모두에서 ${place(f, groups[0].place)}다.`;
  const last = groups.length - 1;
  const parts = groups.map(({ place: one, n }, at) => `${COUNT[n]} 가지에서는 ${one ? `${place(f, one)}${at === last ? '다' : '이고'}` : `순위가 없${at === last ? '다' : '고'}`}`);
  return say`${span} ${josa(name, '은/는')} 국가 기준 세 가지 가운데 ${parts.join(', ')}.`;
};

const COUNT = { 1: '한', 2: '두', 3: '세' };
const place = (f, { rank, tied }) => f.place(rank, tied);

export const en = (f, { country, span, places }) => {
  const name = f.inText(country);
  const groups = grouped(places);
  if (!places.some(Boolean)) return say`For ${span}, ${name} has no rank on any of 3 bases.`;
  const ranked = groups.filter((group) => group.place);
  const absent = places.length - ranked.reduce((sum, { n }) => sum + n, 0);
  const parts = ranked.map(({ place: one, n }) => `${place(f, one)} on ${n}`);
  if (absent > 0) return say`For ${span}, ${name} has no rank on ${absent} and ranks ${parts.join(' and ')} of 3 bases.`;
  return say`For ${span}, ${name} ranks ${groups.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`} of 3 bases.`;
};

/** Groups equal ranks: the rank that most rules give comes first. Of two equally frequent ranks, the better comes first. */
function grouped(places) {
  const groups = new Map();
  for (const one of places) {
    const key = one ? `${one.rank} ${one.tied}` : '';
    groups.set(key, { place: one, n: (groups.get(key)?.n ?? 0) + 1 });
  }
  return [...groups.values()].sort((a, b) => b.n - a.n || (a.place?.rank ?? Infinity) - (b.place?.rank ?? Infinity));
}
