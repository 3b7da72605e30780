package dev.modelatlas.text;

import java.util.List;

/**
 * A term of a search string: one word, or words that belong together, as in "GPT-4". Includes the matches at a
 * revision.
 *
 * @param word the normal form; corrected if no name contains the word as typed
 * @param patterns LIKE patterns; a name contains the word if the normal form of the name matches one of them
 * @param organizationIds organizations with the word in a name, ascending
 * @param countryCodes countries with the word in a name, ascending
 */
public record Term(String word, List<String> patterns, List<Integer> organizationIds, List<String> countryCodes) {}
