package dev.modelatlas.vocabulary;

/**
 * A display name.
 *
 * @param english the English name
 * @param korean the Korean name; null when unknown
 */
public record Name(String english, String korean) {

    /** The name in the given language; the English name when there is no translation. */
    public String in(Language language) {
        return language == Language.KO && korean != null ? korean : english;
    }
}
