// Loads this directory's documents as text.
import { readFileSync } from 'node:fs';

export const modelsOfCountries = readFileSync(new URL('models-of-countries.graphql', import.meta.url), 'utf8');
