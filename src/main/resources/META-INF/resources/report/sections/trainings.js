// The largest training runs of the last complete year.
import { modelLink } from '../../shared/links.js';
import { prose } from '../prose.js';
import { named, placeOf, tableOf } from '../table.js';

const LARGEST = `largest: models(revision: $revision, filter: $ofYear, orderBy: [{ field: TRAINING_COMPUTE, direction: DESC }], first: 10) {
  totalCount
  nodes {
    slug name releasedOn confidence parameters trainingDatasetSize trainingHardware hardwareQuantity
    organizations { slug name(language: $language) }
    countries(basis: $countryBasis) { code name(language: $language) }
    trainingCompute { flop }
  }
}`;

export const trainings = {
  id: 'trainings',
  group: 'compute',
  title: (page) => page.words.sections.trainings(page.words.yearLabel(page, page.year)),
  parts: () => [LARGEST],
  draw({ largest: { nodes, totalCount } }, page) {
    const { words, f } = page;
    if (!nodes.length) return null;
    const unknown = { value: null, text: words.notKnown };
    const amount = (value) => (value === null ? unknown : { value, text: f.amount(value) });
    return [
      prose(page, [words.largestIntro(words.yearLabel(page, page.year), f.number(nodes.length))]),
      tableOf({
        id: 'trainings',
        title: words.tables.trainings(words.yearLabel(page, page.year)),
        columns: [
          { name: 'model', label: words.columns.model, also: ['model_key'] },
          { name: 'developers', label: words.columns.developersAndCountry, also: ['developer_keys', 'countries', 'country_keys'] },
          { name: 'released', label: words.columns.released, tight: true },
          { name: 'compute', label: words.columns.flop, number: true },
          { name: 'confidence', label: words.columns.confidence },
          { name: 'parameters', label: words.columns.parameters, number: true },
          { name: 'data', label: words.columns.data, number: true },
          { name: 'hardware', label: words.columns.hardware, also: ['hardware_quantity'] },
        ],
        rows: nodes.map((model) => [
          { ...named({ key: model.slug, label: model.name }), nodes: modelLink(model, placeOf(page)) },
          developersOf(model),
          { value: model.releasedOn, text: f.day(model.releasedOn) },
          model.trainingCompute ? { value: model.trainingCompute.flop, text: f.flop(model.trainingCompute.flop), of: page.ofModel(model) } : unknown,
          { value: model.confidence, text: words.confidences[model.confidence] },
          amount(model.parameters),
          amount(model.trainingDatasetSize),
          hardwareOf(model, page),
        ]),
        notes: [words.notes.trainings(f.number(totalCount)), words.notes.data],
        parts: [LARGEST],
        stacked: true,
      }, page),
    ];
  },
};

function developersOf({ organizations, countries }) {
  const [names, places] = [organizations, countries].map((list) => list.map(({ name }) => name));
  const [makers, homes] = [names.join(', '), places.join(', ')];
  return {
    value: names,
    text: makers && homes ? `${makers} (${homes})` : makers || homes || null,
    also: [organizations.map(({ slug }) => slug), places, countries.map(({ code }) => code)],
  };
}

/** The training hardware: the chips and their number, of which either may be unknown. */
function hardwareOf({ trainingHardware: chips, hardwareQuantity: n }, { words, f }) {
  if (!chips.length && n === null) return { value: null, text: words.notKnown };
  const names = chips.join(', ') || words.unknownChips;
  return { value: chips, text: n === null ? names : `${names} × ${f.number(n)}`, also: [n] };
}
