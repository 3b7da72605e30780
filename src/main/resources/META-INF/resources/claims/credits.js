// The credits for the models that claims count, on databases with and without the claims' publisher.
import { patiently } from '../shared/patiently.js';
import { CREDITS } from './documents.js';

/**
 * Whether the server refused a filter because no revision has its publisher. Such a filter selects no model. All claims name
 * the same publisher, so a filter never has another one, too.
 */
export const lacksPublisher = ({ code, argument }) => code === 'BAD_USER_INPUT' && /\bpublishers\b/.test(argument ?? '');

/** The credits for the models of these publishers, or for all models of the revision if it has no such publisher. */
export async function creditsOf(publishers, revision) {
  const read = async (filter) => (await patiently(CREDITS, { revision, filter })).trends;
  try {
    return await read(publishers && { publishers });
  } catch (error) {
    if (!lacksPublisher(error)) throw error;
    return read(null);
  }
}
