// What all sections share: the revision, the window, the bases, and how a number opens its models.
import { languageOf } from '../shared/language.js';
import { openRecords } from '../shared/records.js';
import { DEFAULTS } from './address.js';
import { allOf, ofKey, ofYears } from './filters.js';
import { oneModel } from './records.js';

const FIRST_YEAR = 2020;

/**
 * @param {object} asked the state of the URL
 * @param {object} data the answer to the page's first request
 * @returns {{context: object, refused: string[]}} refused: parameters that this revision cannot serve
 */
export function makeContext(asked, data, f, words) {
  const refused = [];
  const { revision: { number: revision, asOf }, from: firstYear, to: lastYear, lastCompleteYear } = data.trends;
  const asOfYear = Number(asOf.slice(0, 4));
  const years = { first: firstYear, last: Math.max(lastYear, asOfYear) };
  const within = (name) => {
    const value = asked[name];
    if (value === null || (value >= years.first && value <= years.last)) return value;
    refused.push(`${name}=${value}`);
    return null;
  };
  const standard = standardWindow(years, lastCompleteYear);
  const accepted = { from: within('from'), to: within('to') };
  let [from, to] = [accepted.from ?? standard.from, accepted.to ?? standard.to];
  if (from > to) {
    if (accepted.from === null) from = to;
    else to = years.last;
  }
  const isPartial = asOf.slice(5) !== '12-31';
  const complete = lastComplete(from, to, isPartial ? asOfYear - 1 : asOfYear);
  const reports = editionsOf(data.reports);
  const edition = editionOf(reports, asked.edition, refused);
  if (!data.country) refused.push(`country=${asked.country}`);
  const country = data.country?.code ?? 'KR';
  const countryName = data.country?.name ?? data.countries.nodes.find(({ code }) => code === country)?.name ?? country;
  const state = { ...asked, revision, from, to, country, edition: edition?.slug ?? asked.edition };
  const year = complete ?? to;
  // A source can state releases after its own date, so the window may end in a later year than the source.
  const spanLabel = words.spanLabel(f.range(from, to), isPartial && to === asOfYear ? f.dayOnly(asOf) : null);
  const language = languageOf(state);
  const sharedTo = edition ? sharedEnd(from, complete, edition.revision.asOf) : null;
  const context = {
    state, f, words, revision, asOf, asOfYear, from, to, complete, year, countryName, edition, sharedTo, years,
    attributions: data.trends.sources.map(({ attribution }) => attribution),
    otherSources: data.trends.otherSources,
    partialYear: isPartial ? asOfYear : null,
    span: f.range(from, to),
    spanLabel,
    /** Whether only countries that the source records count. Without one, a model's country may still be known. */
    recorded: state.countryBasis === 'RECORDED',
    say: (sentence) => sentence[state.lang],
    of: (title, ...filters) => ({ title, filter: allOf(...filters) }),
    ofModel: ({ slug, name }) => ({ title: name, ...oneModel(slug) }),
    open: ({ title, filter, request, pick, revision: other }) => openRecords({ title, revision: other ?? revision, filter, request, pick }, state, f),
    variables: {
      revision, from, to, complete, year, language, country,
      countryBasis: state.countryBasis,
      organizationBasis: state.organizationBasis,
      ofCountry: allOf(ofKey('COUNTRY', country, state), ofYears(from, to)),
      ofYear: allOf({ computeKnown: true }, ofYears(year, year)),
      ofWindow: allOf({ computeKnown: true }, ofYears(from, to)),
      edition: edition?.slug ?? '',
      editionRevision: edition?.revision.number ?? revision,
      sharedTo,
    },
  };
  return { context, refused };
}

/** The window of the report if the reader chooses none: from 2020 to the last complete year. */
export function standardWindow({ first, last }, lastCompleteYear) {
  const to = lastCompleteYear ?? last;
  return { from: Math.min(Math.max(FIRST_YEAR, first), to), to };
}

const quoted = (title) => `‘${title}’`;

const lastComplete = (from, to, newest) => (newest < from ? null : Math.min(to, newest));

/** The last year of the window that both revisions cover; null if there is none. */
function sharedEnd(from, complete, asOf) {
  if (complete === null) return null;
  const covered = Number(asOf.slice(0, 4)) - (asOf.slice(5) === '12-31' ? 0 : 1);
  return lastComplete(from, complete, covered);
}

/** The editions with which the report can be compared: those with a revision, without the statements of Model Atlas. */
export const editionsOf = (reports) => reports.filter(({ slug, revision }) => revision && !slug.startsWith('atlas-'));

function editionOf(reports, slug, refused) {
  const found = reports.find((report) => report.slug === slug);
  if (!found && reports.length) refused.push(`edition=${slug}`);
  const report = found ?? reports.find((one) => one.slug === DEFAULTS.edition) ?? reports[0];
  const [short, ...rest] = report?.title.split(':') ?? [];
  return report && { ...report, name: rest.length ? short : quoted(report.title) };
}
