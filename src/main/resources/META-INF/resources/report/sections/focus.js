// The country that the reader chose: its rank, and its models.
import { modelLink } from '../../shared/links.js';
import { ofKey, ofYears } from '../filters.js';
import { prose } from '../prose.js';
import * as focusSentence from '../sentences/focus.js';
import { named, placeOf, tableOf } from '../table.js';
import { inYear } from './years.js';

const MODELS = `ofCountry: models(revision: $revision, filter: $ofCountry, first: 100) {
  totalCount
  nodes {
    slug name releasedOn accessibility parameters
    organizations { slug name(language: $language) }
    domains { slug name(language: $language) }
    trainingCompute { flop }
  }
}`;

const TAG = 'multimodal';

export const focus = {
  id: 'country',
  group: 'countries',
  title: ({ words, f, countryName }) => words.sections.country(f.inText(countryName)),
  parts: () => [MODELS],
  draw(data, page) {
    const { words, f } = page;
    const name = page.countryName;
    const { totalCount, nodes } = data.ofCountry;
    const of = page.of(`${name}, ${page.span}`, ofKey('COUNTRY', page.state.country, page.state), ofYears(page.from, page.to));
    return [
      prose(page, ...focusSentences(data, page)),
      nodes.length > 0 && tableOf({
        id: 'country-models',
        title: words.tables.countryModels(f.inText(page.countryName)),
        columns: [
          { name: 'model', label: words.columns.model, also: ['model_key'] },
          { name: 'released', label: words.columns.released, tight: true },
          { name: 'developers', label: words.columns.developers, also: ['developer_keys'] },
          { name: 'domains', label: words.columns.domains, also: ['domain_keys'] },
          { name: 'multimodal', label: words.columns.multimodal },
          { name: 'parameters', label: words.columns.parameters, number: true },
          { name: 'compute', label: words.columns.flop, number: true },
        ],
        rows: nodes.map((model) => [
          { ...named({ key: model.slug, label: model.name }), nodes: modelLink(model, placeOf(page)) },
          { value: model.releasedOn, text: f.day(model.releasedOn) },
          listed(model.organizations, null),
          listed(model.domains.filter(({ slug }) => slug !== TAG), words.notKnown),
          isMultimodal(model) ? { value: true, text: words.yes } : { value: false, text: words.no },
          { value: model.parameters, text: model.parameters === null ? words.notKnown : f.amount(model.parameters) },
          { value: model.trainingCompute?.flop ?? null, text: model.trainingCompute ? f.flop(model.trainingCompute.flop) : words.notKnown },
        ]),
        notes: [
          nodes.length < totalCount && words.notes.newest(f.number(nodes.length), f.number(totalCount)),
          words.notes.multimodalTag,
        ],
        parts: [MODELS],
        stacked: true,
      }, page),
      nodes.length < totalCount && allButton(of, totalCount, page),
    ];
  },
};

const allButton = (of, n, page) => prose(page, [{ text: page.words.allOf(page.f.number(n)), of }]);

const isMultimodal = ({ domains }) => domains.some(({ slug }) => slug === TAG);

/** A cell with names, and in the file also their slugs. */
function listed(things, none) {
  const names = things.map(({ name }) => name);
  return { value: names, text: names.join(', ') || none, also: [things.map(({ slug }) => slug)] };
}

/** Sentences about the country's rank in the window, and in the last complete year of the window. */
function focusSentences({ byCountry: { series, unattributed } }, page) {
  const one = series.find(({ key }) => key === page.state.country);
  const narrow = ofKey('COUNTRY', page.state.country, page.state);
  const name = page.countryName;
  const { recorded } = page;
  const window = page.say(focusSentence)(page.f, {
    country: page.countryName,
    span: page.from === page.to ? page.words.yearLabel(page, page.to) : page.span,
    isYear: page.from === page.to,
    count: one?.modelCount ?? 0,
    rank: one?.rank,
    tied: one?.tied,
    partners: one ? series.filter(({ key, rank }) => rank === one.rank && key !== one.key).map(({ label }) => label) : [],
    of: page.of(`${name}, ${page.span}`, narrow, ofYears(page.from, page.to)),
    before: null,
    unattributed,
    recorded,
  });
  if (page.complete === null || page.from === page.to || !one) return [window];
  const now = inYear(one.years, page.complete);
  const before = inYear(one.years, page.complete - 1);
  return [window, page.say(focusSentence)(page.f, {
    country: page.countryName,
    span: page.words.year(page.complete),
    isYear: true,
    count: now.modelCount,
    rank: now.rank,
    tied: now.tied,
    partners: now.modelCount ? series.filter(({ key, years }) => key !== one.key && inYear(years, page.complete).rank === now.rank).map(({ label }) => label) : [],
    of: page.of(`${name}, ${page.words.year(page.complete)}`, narrow, ofYears(page.complete, page.complete)),
    before: before && { year: page.complete - 1, n: before.modelCount, rank: before.rank, tied: before.tied },
    unattributed,
    recorded,
  })];
}
