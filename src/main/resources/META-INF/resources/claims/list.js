// The list at /claims: counters, filters, and the claims of each report.
import { failure } from '../shared/dialog.js';
import { announce, h, freshId } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { QueryError } from '../shared/query.js';
import { makeRevisionBar } from '../shared/revision-bar.js';
import { OUTCOMES, VERDICTS, emptyState } from './address.js';
import { listCitation } from './citation.js';
import { makeCounters } from './counters.js';
import { creditsOf } from './credits.js';
import { headOf, titled } from './head.js';
import { claimsOf } from './load.js';
import { select } from './outcome.js';
import { claimRow } from './row.js';
import { publishersOf } from './selection.js';
import { mark } from './verdict.js';

/** @returns {{parts: Node[], show: (state: object) => void}} the page's parts, and a function that makes them show a state */
export function makeList({ speech, change, credit, current }) {
  const { words, words: { claims: texts } } = speech;
  titled(texts.title, texts.description);

  const lede = h('p.lede');
  const revisions = makeRevisionBar(speech, change);
  const counters = makeCounters(speech, (outcome) => change({ outcome: toggled(current().outcome, outcome, OUTCOMES) }));
  const filters = makeFilters(speech, change, current);
  const progress = h('p.progress', { role: 'status' });
  const shown = h('p.shown');
  const empty = h('div.message', { hidden: true }, h('p', {}, texts.noMatch),
    h('button', { type: 'button', onclick: () => {
      change({ ...emptyState(null), revision: current().revision, lang: current().lang });
      filters.focus();
    } }, texts.clear));
  const sections = h('div.reports');
  const cite = h('div');

  // Until the server says whether a pinned revision is the current one, the texts name the revision by its number.
  name(texts.now(current().revision, current().revision === null), [], false);

  /** What is loaded for a revision and language: the claims of each report, and its section. */
  let loaded = { key: null };

  async function show(state) {
    filters.show(state);
    const key = `${state.revision} ${state.lang}`;
    if (loaded.key !== key) {
      loaded = { key, head: null, reports: new Map() };
      announce(words.loading);
      sections.replaceChildren(h('div.skeleton.low', {}));
      cite.replaceChildren();
    }
    const mine = loaded;
    try {
      // Two changes in a short time share one request, so that all reports are read at the same revision.
      mine.asked ??= headOf(state);
      mine.head ??= await mine.asked;
      if (mine !== loaded) return;
      const { head } = mine;
      if (!head.revision) {
        change({ revision: null }, { dropped: [`revision=${state.revision}`] });
        return;
      }
      const asked = current().report;
      if (asked !== null && !head.reports.some(({ slug }) => slug === asked)) {
        change({ report: null }, { dropped: [`report=${asked}`] });
        return;
      }
      revisions.offer(head, state);
      filters.offer(head);
      const all = head.reports.reduce((sum, { claims }) => sum + claims.totalCount, 0);
      lede.textContent = texts.lede(all, speech.number(all), head.reports.length);
      if (!mine.reports.size) begin(mine);
      render(mine);
    } catch (error) {
      if (mine !== loaded) return;
      if (!(error instanceof QueryError)) reportError(error);
      // The next attempt begins anew, because the parts may be half drawn.
      loaded = { key: null };
      announce(words.failed);
      sections.replaceChildren(failure(error, speech, () => show(current())));
      return;
    }
    await load(mine);
  }

  /** A section for each report, in their order. */
  function begin(mine) {
    for (const report of mine.head.reports) {
      mine.reports.set(report.slug, { report, claims: [], rows: new Map(), isComplete: false, ...reportSection(report, speech) });
    }
    sections.replaceChildren(...[...mine.reports.values()].map(({ section }) => section));
  }

  const wanted = (mine) => [...mine.reports.values()]
    .filter(({ report: { slug } }) => current().report === null || current().report === slug);

  /** Loads one report after the other, so that the first rows appear early. */
  async function load(mine) {
    if (mine.isLoading) return;
    mine.isLoading = true;
    try {
      for (let next; mine === loaded && (next = wanted(mine).find(({ isComplete, failed }) => !isComplete && !failed));) {
        await loadReport(next, mine);
      }
    } finally {
      mine.isLoading = false;
    }
    if (mine === loaded) await credits(mine);
  }

  async function loadReport(part, mine) {
    const { head } = mine;
    part.claims = [];
    part.state.replaceChildren(h('div.skeleton.low', { role: 'img', 'aria-label': words.loading }));
    const repeats = () => { if (mine === loaded) progress.textContent = texts.repeating; };
    try {
      for await (const page of claimsOf(part.report, head.number, languageOf({ lang: speech.language }), repeats)) {
        if (mine !== loaded) return;
        part.claims.push(...page);
        for (const claim of page) {
          if (part.rows.has(claim.slug)) continue;
          const row = claimRow(claim, head, speech, current());
          part.rows.set(claim.slug, row);
          part.list.append(row);
        }
        render(mine);
      }
      part.isComplete = true;
      part.state.replaceChildren();
    } catch (error) {
      if (mine !== loaded) return;
      if (!(error instanceof QueryError)) reportError(error);
      part.failed = true;
      part.state.replaceChildren(failure(error, speech, () => {
        part.failed = false;
        load(mine);
      }));
    }
    render(mine);
  }

  /** Shows those of the loaded claims that the state selects. */
  function render(mine) {
    const state = current();
    const { head } = mine;
    const parts = wanted(mine);
    const claims = parts.flatMap((part) => part.claims);
    const all = parts.reduce((sum, { report }) => sum + report.claims.totalCount, 0);
    const isComplete = parts.every((part) => part.isComplete);
    const hasFailed = parts.some(({ failed }) => failed);
    const selected = new Set(select(claims, state).map(({ slug }) => slug));
    for (const part of mine.reports.values()) {
      for (const [slug, row] of part.rows) row.hidden = !selected.has(slug);
      const isOpen = !part.isComplete && parts.includes(part);
      part.section.hidden = !parts.includes(part) || (!isOpen && ![...part.rows.keys()].some((slug) => selected.has(slug)));
    }
    name(texts.now(head.number, head.isCurrent), claims, isComplete);
    progress.textContent = isComplete || hasFailed ? '' : texts.computing(speech.number(claims.length), speech.number(all));
    shown.textContent = isComplete ? texts.shown(selected.size, all) : '';
    empty.hidden = !isComplete || selected.size > 0;
    if (hasFailed) announce(words.failed);
    else if (isComplete) announce(shown.textContent);
    if (isComplete && mine.trends) cite.replaceChildren(listCitation(claims, mine, state, speech));
  }

  /** Sets the counters. Their texts, and those of the filters, name the revision that is read. */
  function name(now, claims, isComplete) {
    counters.show(claims, { isComplete, selected: current().outcome, now });
    filters.name(now);
  }

  /** The credits for the data, and the citation, which contains them. */
  async function credits(mine) {
    const claims = wanted(mine).flatMap((part) => part.claims);
    if (!claims.length) return;
    try {
      const publishers = publishersOf(claims.map(({ document }) => document), mine.head.number);
      if (mine.trends && String(mine.publishers) === String(publishers)) return;
      const trends = await creditsOf(publishers, mine.head.number);
      if (mine !== loaded) return;
      Object.assign(mine, { trends, publishers });
      credit(trends);
      render(mine);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      if (mine === loaded) cite.replaceChildren(failure(error, speech, () => credits(mine)));
    }
  }

  const parts = [
    h('header.opening', {}, h('h1', {}, texts.title), lede),
    revisions.bar, counters.section,
    h('div.filter-bar', {}, filters.form), progress,
    h('div.list-head', {}, shown, h('p.muted.line-note', {}, texts.lineNote)),
    empty, sections, cite,
  ];
  return { parts, show };
}

const toggled = (chosen, value, order) =>
  order.filter((other) => (other === value ? !chosen.includes(other) : chosen.includes(other)));

function reportSection({ slug, title, publisher, publishedOn, url, revision }, { words: { claims }, day }) {
  const list = h('ol.claims', { role: 'list' });
  const state = h('div.report-state');
  const id = freshId('report');
  const section = h('section.report', { 'aria-labelledby': id, 'data-report': slug },
    h('header.report-head', {}, h('h2', { id }, url ? h('a', { href: url, rel: 'noopener noreferrer' }, title) : title),
      h('p.muted', {}, claims.about(publisher, day(publishedOn)), ' · ',
        revision ? claims.ownData(revision.number, day(revision.asOf)) : claims.noOwnData)),
    list, state);
  return { section, list, state };
}

/** The form with the filters. */
function makeFilters({ words: { claims } }, change, current) {
  const field = (label, input) => h('div.field', {}, h('label', { for: input.id }, label), input);
  const report = h('select', { id: freshId('filter'), name: 'report',
    onchange: ({ target }) => change({ report: target.value || null }) }, h('option', { value: '' }, claims.allReports));
  const text = h('input', { id: freshId('filter'), name: 'text', type: 'search', maxlength: 100, autocomplete: 'off',
    oninput: ({ target }) => change({ text: target.value.trim() }, { typing: true }) });
  const legendText = h('legend');
  const boxes = VERDICTS.map((verdict) => h('input', { type: 'checkbox', name: 'verdict', value: verdict,
    onchange: () => change({ verdict: toggled(current().verdict, verdict, VERDICTS) }) }));
  const form = h('form.claim-filters', { 'aria-label': claims.filters, onsubmit: (event) => event.preventDefault() },
    field(claims.report, report),
    h('fieldset.verdicts', {}, legendText, boxes.map((box) => h('label', {}, box, mark(box.value), claims.verdicts[box.value]))),
    field(claims.text, text));

  function show(state) {
    report.value = state.report ?? '';
    if (text.value.trim() !== state.text) text.value = state.text;
    for (const box of boxes) box.checked = state.verdict.includes(box.value);
  }
  function offer({ reports }) {
    if (report.options.length === 1) report.append(...reports.map(({ slug, title }) => h('option', { value: slug }, title)));
    report.value = current().report ?? '';
  }
  return { form, show, offer, name: (now) => { legendText.textContent = claims.verdict(now); }, focus: () => report.focus() };
}
