// The page of a claim, at /claims/SLUG.
import { failure } from '../shared/dialog.js';
import { announce, h } from '../shared/dom.js';
import { languageOf } from '../shared/language.js';
import { patientlyForVerdicts } from '../shared/patiently.js';
import { QueryError, playground } from '../shared/query.js';
import { namesOf, readable } from '../shared/readable.js';
import { makeRevisionBar } from '../shared/revision-bar.js';
import { emptyState, writeAddress } from './address.js';
import { claimCitation } from './citation.js';
import { creditsOf } from './credits.js';
import { CLAIM } from './documents.js';
import { headOf, titled } from './head.js';
import { evaluationsOf, makeHistory } from './history.js';
import { makeModels } from './models.js';
import { publishersOf } from './selection.js';
import { columnsOf, valueTable } from './values.js';
import { legend, line, mark } from './verdict.js';

/** @returns {{parts: Node[], show: (state: object) => void}} the page's parts, and a function that makes them show a state */
export function makeClaim({ speech, change, credit, current }) {
  const { words, words: { claims: texts } } = speech;
  titled(texts.claims, texts.description);
  const revisions = makeRevisionBar(speech, change);
  const top = h('div.claim-top');
  const body = h('div.claim-body');
  let showing = 0;

  async function show(state) {
    const turn = ++showing;
    const isOld = () => turn !== showing;
    announce(words.loading);
    if (!body.childElementCount) body.replaceChildren(h('div.skeleton', {}));
    body.setAttribute('aria-busy', 'true');
    try {
      const head = await headOf(state);
      if (isOld()) return;
      if (!head.revision) {
        change({ revision: null }, { dropped: [`revision=${state.revision}`] });
        return;
      }
      revisions.offer(head, state);
      const { slug } = state;
      const language = languageOf(state);
      const { claim } = await patientlyForVerdicts(CLAIM, { slug, revision: head.number, language }, () => {
        if (!isOld()) announce(texts.repeating);
      });
      if (isOld()) return;
      if (!claim) {
        missing(state);
        return;
      }
      const report = head.reports.find((other) => other.slug === claim.report.slug);
      const evaluations = evaluationsOf(claim, head, report.revision?.number ?? null, language);
      const [now, then] = await Promise.all([evaluations.at(head.number),
        report.revision ? evaluations.at(report.revision.number) : null]);
      if (isOld()) return;
      const whole = { ...claim, ...now, report, then };
      present(whole, { head, state, evaluations, isOld });
      announce(`${claim.statement} ${sentence(whole, head)}`);
    } catch (error) {
      if (isOld()) return;
      if (!(error instanceof QueryError)) reportError(error);
      announce(words.failed);
      body.replaceChildren(failure(error, speech, () => show(current())));
    } finally {
      if (!isOld()) body.setAttribute('aria-busy', 'false');
    }
  }

  function present(claim, { head, state, evaluations, isOld }) {
    const { slug, statement, rule, reason, page, document: query, report } = claim;
    titled(statement, texts.descriptionOf(statement, sentence(claim, head)));
    const columns = columnsOf(claim, head, speech);
    const cite = h('div');
    const revisionsShown = makeHistory(claim, evaluations, { head, state, isOld }, speech);
    top.replaceChildren(
      h('nav.breadcrumb', { 'aria-label': texts.breadcrumb },
        h('a', { href: listAddress(state) }, texts.claims), ' › ',
        h('a', { href: listAddress(state, report.slug) }, report.slug.toUpperCase()), ' › ', h('span', { 'aria-current': 'page' }, slug)),
      h('h1.statement', {}, statement),
      h('p.lede', {}, report.url ? h('a', { href: report.url, rel: 'noopener noreferrer' }, report.title) : report.title,
        ' · ', page && [texts.where(page), ' · '], texts.about(report.publisher, speech.day(report.publishedOn)), ' · ',
        report.revision ? texts.ownData(report.revision.number, speech.day(report.revision.asOf)) : texts.noOwnData));
    body.replaceChildren(
      h('div.judgement', {}, h('p.sentence', {},
        h('span.change', { 'aria-hidden': 'true' }, columns.map(({ verdict }, at) => [at ? ' → ' : '', mark(verdict)])),
        h('span', {}, sentence(claim, head))),
        line(claim, head, speech), h('div.list-head', {}, legend(speech), h('p.muted.line-note', {}, texts.lineNote))),
      h('section.part', {}, h('h2', {}, texts.valuesTitle),
        reason && h('p.reason', {}, reason), valueTable(texts.valuesTitle, columns, speech)),
      h('section.part', {}, h('h2', {}, texts.rule), h('p', {}, rule)),
      revisionsShown,
      makeModels(claim, { head, state, isOld }, speech),
      h('section.part', {}, h('h2', {}, texts.queryTitle),
        h('pre.document', { tabindex: 0, role: 'region', 'aria-label': texts.queryTitle }, query.trim()),
        h('p', {}, h('a', { href: playground(query, { revision: head.number }) }, texts.run(head.number)))),
      cite);
    credits();

    async function credits() {
      try {
        const trends = await creditsOf(publishersOf([query], head.number), head.number);
        if (isOld()) return;
        credit(trends);
        cite.replaceChildren(claimCitation(claim, { head, trends, state }, speech));
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        if (!isOld()) cite.replaceChildren(failure(error, speech, credits));
      }
    }
  }

  /** A sentence about the claim's verdicts at the report's revision and at the revision that is read. */
  function sentence({ verdict, then, values, report }, head) {
    const { number, isCurrent } = head;
    if (verdict === 'NOT_DECIDABLE') return texts.undecided;
    if (!then || then.verdict === 'NOT_DECIDABLE') return texts.onlyNow[verdict](number, isCurrent);
    const different = readable(values, namesOf(head), speech).filter(({ matches }) => !matches);
    const told = different.slice(0, TOLD).map(texts.difference);
    if (different.length > TOLD) told.push(texts.more(different.length - TOLD));
    return texts.sentence(then.verdict, report.revision.number === number ? null : verdict, number, isCurrent, texts.list(told));
  }

  function missing(state) {
    titled(texts.missing, texts.missingNote(state.slug));
    revisions.bar.hidden = true;
    top.replaceChildren(h('h1', {}, texts.missing), h('p.lede', {}, texts.missingNote(state.slug)));
    body.replaceChildren(h('p.back', {}, h('a', { href: listAddress(state) }, texts.back)));
    announce(texts.missing);
  }

  return { parts: [h('header.opening', {}, top), revisions.bar, body], show };
}

/** Maximum number of differing values that the sentence names. */
const TOLD = 3;

const listAddress = ({ revision, lang }, report = null) => writeAddress({ ...emptyState(null), revision, lang, report });
