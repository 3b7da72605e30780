// Counters of claims, one for each outcome. A counter is also a button that filters the list by its outcome.
import { h } from '../shared/dom.js';
import { OUTCOMES } from './address.js';
import { outcomeOf } from './outcome.js';

/** @param {(outcome: string) => void} toggle switches the filter of a counter on or off */
export function makeCounters({ words: { claims: texts }, number }, toggle) {
  const parts = OUTCOMES.map((outcome) => {
    const count = h('span.count-now');
    const title = h('span.count-title');
    const note = h('span.detail');
    return { outcome, count, title, note,
      button: h('button.counter', { type: 'button', 'data-outcome': outcome, 'aria-pressed': 'false', onclick: () => toggle(outcome) },
        count, title, note) };
  });
  const section = h('section.counters', { 'aria-label': texts.outcomesTitle, 'aria-busy': 'true' }, parts.map(({ button }) => button));

  function show(claims, { isComplete, selected, now }) {
    section.setAttribute('aria-busy', String(!isComplete));
    for (const { outcome, count, title, note, button } of parts) {
      const mine = claims.filter((claim) => outcomeOf(claim) === outcome);
      count.textContent = isComplete ? number(mine.length) : '…';
      title.textContent = texts.outcomes[outcome](now);
      note.textContent = isComplete && mine.length ? noteOf(outcome, mine, now, texts.outcomeNotes) : '';
      button.setAttribute('aria-pressed', String(selected.includes(outcome)));
    }
  }

  return { section, show };
}

/** The note of a counter about its claims, below their number. */
export function noteOf(outcome, claims, now, notes) {
  const having = (...verdicts) => claims.filter(({ verdict }) => verdicts.includes(verdict)).length;
  if (outcome === 'KEPT') return notes.KEPT(having('HOLDS_IN_PART'), now);
  if (outcome === 'LOST') return notes.LOST(claims.filter(({ then }) => then.verdict === 'HOLDS_IN_PART').length, now);
  if (outcome === 'FAILED') return notes.FAILED(having('HOLDS', 'HOLDS_IN_PART'), now);
  return notes[outcome]();
}
