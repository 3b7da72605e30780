// Verdicts as marks and words. Both the form and the colour of a mark show the verdict.
import { h, s } from '../shared/dom.js';
import { verdicts } from './outcome.js';

const FORMS = {
  HOLDS: () => [s('circle.body', { cx: 8, cy: 8, r: 7 }), s('path.sign', { d: 'M4.6 8.3l2.3 2.4 4.4-5' })],
  HOLDS_IN_PART: () => [s('circle.ring', { cx: 8, cy: 8, r: 6.1 }), s('path.body', { d: 'M8 2a6 6 0 0 0 0 12z' })],
  FAILS: () => [s('rect.body', { x: 1.4, y: 1.4, width: 13.2, height: 13.2, rx: 2.5 }), s('path.sign', { d: 'M5 5l6 6M11 5l-6 6' })],
  NOT_DECIDABLE: () => [s('circle.ring.dashed', { cx: 8, cy: 8, r: 6.1 }), s('path.dash', { d: 'M5.4 8h5.2' })],
};

/** The mark of a verdict, without words. */
export const mark = (verdict) => s(`svg.verdict.${verdict.toLowerCase().replaceAll('_', '-')}`,
  { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, FORMS[verdict]());

/** The mark of a verdict with its words. */
export const verdictText = (verdict, { words }) =>
  h('span.verdict-text', {}, mark(verdict), h('span', {}, words.claims.verdicts[verdict]));

/** The legend of the marks. Screen readers read the words of each mark instead. */
export const legend = (speech) => h('p.marks-legend', { 'aria-hidden': 'true' },
  Object.keys(FORMS).map((verdict) => [verdictText(verdict, speech), ' ']));

/** The verdicts by revision, as a line of marks. Each has the revision's number, its day and the verdict in words. */
export function line(claim, head, speech) {
  const { words: { claims }, day } = speech;
  const own = claim.report.revision?.number;
  return h('ol.marks', { role: 'list', 'aria-label': claims.line },
    verdicts(claim, head).map(({ number: at, asOf, verdict }) => {
      const says = claims.mark(at, day(asOf), claims.verdicts[verdict], at === own);
      return h(`li${at === own ? '.own' : ''}`, { title: says }, mark(verdict),
        h('span.at', { 'aria-hidden': 'true' }, at), h('span.unseen', {}, says));
    }));
}
