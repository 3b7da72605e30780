// The sections of the report, in the order of SPRi's reports. Sections that SPRi's reports lack come last.
import { bases } from './sections/bases.js';
import { catchUp } from './sections/catch-up.js';
import { compute } from './sections/compute.js';
import { countries } from './sections/countries.js';
import { developers } from './sections/developers.js';
import { domains } from './sections/domains.js';
import { focus } from './sections/focus.js';
import { method } from './sections/method.js';
import { openness } from './sections/openness.js';
import { organizations } from './sections/organizations.js';
import { overview } from './sections/overview.js';
import { since } from './sections/since.js';
import { tasks } from './sections/tasks.js';
import { thresholds } from './sections/thresholds.js';
import { trainings } from './sections/trainings.js';

export const SECTIONS = [overview, countries, focus, domains, tasks, developers, organizations, trainings,
  compute, thresholds, catchUp, openness, bases, since, method];
