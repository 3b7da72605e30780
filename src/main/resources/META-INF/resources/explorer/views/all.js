// The figures of the explorer, in their order.
import { firsts } from './firsts.js';
import { frontier } from './frontier.js';
import { multimodality } from './multimodality.js';
import { ranking } from './ranking.js';
import { releases } from './releases.js';

/** Its modules and its data are larger than those of the others together, so they are loaded when the reader comes near. */
const scatter = { id: 'scatter', title: ({ words }) => words.scatter.title, load: async () => (await import('./scatter.js')).scatter };

export const VIEWS = [releases, ranking, frontier, scatter, firsts, multimodality];
