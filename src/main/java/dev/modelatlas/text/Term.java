package dev.modelatlas.text;

import java.util.List;

/**
 * One word of a text, or a few that belong together as in "GPT-4", and what bears it at a revision.
 *
 * @param word in the form that names are compared in; mended where no name has it as it was typed
 * @param patterns LIKE patterns, one of which the form of a name that has the word matches
 * @param organizationIds the organizations that have it in a name, ascending
 * @param countryCodes the countries that have it in a name, ascending
 */
public record Term(String word, List<String> patterns, List<Integer> organizationIds, List<String> countryCodes) {}
