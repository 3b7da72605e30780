// The largest training runs of the last complete year.
import { modelLink } from '../../shared/links.js';
import { prose } from '../prose.js';
import { placeOf, tableOf } from '../table.js';

const LARGEST = `largest: models(revision: $revision, filter: $ofYear, orderBy: [{ field: TRAINING_COMPUTE, direction: DESC }], first: 10) {
  totalCount
  nodes {
    slug name releasedOn confidence parameters trainingDatasetSize trainingHardware hardwareQuantity
    organizations { name(language: $language) }
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
          { name: 'model', label: words.columns.model },
          { name: 'developers', label: words.columns.developersAndCountry },
          { name: 'released', label: words.columns.released, tight: true },
          { name: 'compute', label: words.columns.flop, number: true },
          { name: 'confidence', label: words.columns.confidence },
          { name: 'parameters', label: words.columns.parameters, number: true },
          { name: 'data', label: words.columns.data, number: true },
          { name: 'hardware', label: words.columns.hardware },
        ],
        rows: nodes.map((model) => [
          { value: model.name, nodes: modelLink(model, placeOf(page)) },
          developersOf(model, f),
          { value: model.releasedOn, text: f.day(model.releasedOn) },
          model.trainingCompute ? { value: model.trainingCompute.flop, text: f.flop(model.trainingCompute.flop), of: page.ofModel(model) } : unknown,
          words.confidences[model.confidence],
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

function developersOf({ organizations, countries }, f) {
  const names = organizations.map(({ name }) => name).join(', ');
  const places = countries.map(({ name }) => name).join(', ');
  return names && places ? `${names} (${places})` : names || places || null;
}

/** The training hardware: the chips and their number, of which either may be unknown. */
function hardwareOf({ trainingHardware: chips, hardwareQuantity: n }, { words, f }) {
  if (!chips.length && n === null) return { value: null, text: words.notKnown };
  const names = chips.join(', ') || words.unknownChips;
  return n === null ? names : `${names} × ${f.number(n)}`;
}
