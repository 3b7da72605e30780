// Tasks, task families, and the number of families that models have, by year.
import { WINDOW } from '../documents.js';
import { ofYears } from '../filters.js';
import { prose } from '../prose.js';
import { tasks as taskSentence } from '../sentences/domains.js';
import { named, tableOf } from '../table.js';
import { ranked } from './domains.js';
import { seriesCells, totalRow, yearColumns } from './years.js';

/** Number of rows of the two long tables. Further values with the same count as the last row are also listed. */
const LISTED = 15;

const series = (by) => `series(by: ${by}) { key label(language: $language) modelCount share years { year modelCount } }`;
const BY_TASK = `byTask: trends(${WINDOW}) {
  modelCount years { year partial modelCount }
  ${series('TASK')}
}`;
const BY_FAMILY = `byFamily: trends(${WINDOW}) {
  modelCount unattributed(by: TASK_FAMILY) years { year partial modelCount }
  ${series('TASK_FAMILY')}
}`;
const BY_NUMBER = `byNumber: trends(${WINDOW}) {
  modelCount years { year partial modelCount }
  ${series('TASK_FAMILY_COUNT')}
}`;

export const tasks = {
  id: 'tasks',
  group: 'tasks',
  title: ({ words }) => words.sections.tasks,
  parts: () => [BY_TASK, BY_FAMILY, BY_NUMBER],
  draw(data, page) {
    const { words, f } = page;
    const families = data.byFamily.series;
    if (!families.length) return null;
    const long = (id, title, dimension, column, answer, part, note) => {
      const shown = cut(answer.series);
      return tableOf({
        id,
        title,
        columns: yearColumns(answer.years, page, { name: dimension.toLowerCase(), label: column }),
        rows: [
          ...shown.map((one) => [named(one), ...seriesCells(one, dimension, page)]),
          totalRow(answer.years, answer.modelCount, page),
        ],
        notes: [note, shown.length < answer.series.length && words.notes.cut(f.number(shown.length), f.number(answer.series.length))],
        parts: [part],
        chart: { series: shown, years: answer.years },
      }, page);
    };
    const numbers = [...data.byNumber.series].sort((a, b) => a.key.localeCompare(b.key));
    return [
      prose(page, page.say(taskSentence)(f, {
        ranking: ranked(families, page, 'TASK_FAMILY'),
        overlapping: families.reduce((sum, { modelCount: n }) => sum + n, 0) > data.byFamily.modelCount,
        unknown: { n: data.byFamily.unattributed, of: page.of(words.withoutTask, { maxTasks: 0 }, ofYears(page.from, page.to)) },
      })),
      long('tasks', words.tables.tasks, 'TASK', words.columns.task, data.byTask, BY_TASK, words.notes.tasks),
      long('families', words.tables.families, 'TASK_FAMILY', words.columns.family, data.byFamily, BY_FAMILY, words.notes.families),
      tableOf({
        id: 'task-numbers',
        title: words.tables.taskNumbers,
        columns: yearColumns(data.byNumber.years, page, { name: 'families', label: words.columns.familyCount }),
        rows: [
          ...numbers.map((one) => [named(one), ...seriesCells(one, 'TASK_FAMILY_COUNT', page)]),
          totalRow(data.byNumber.years, data.byNumber.modelCount, page),
        ],
        notes: [words.notes.taskNumbers],
        parts: [BY_NUMBER],
        chart: { series: numbers, years: data.byNumber.years },
      }, page),
    ];
  },
};

const cut = (series) => {
  const least = series[LISTED - 1]?.modelCount ?? 0;
  return series.filter(({ modelCount }, at) => at < LISTED || modelCount === least && least > 1);
};
