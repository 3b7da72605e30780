package dev.modelatlas.vocabulary;

/**
 * A display name in the languages it is known in.
 *
 * @param english the English name
 * @param korean the Korean name; null when none is known
 */
public record Name(String english, String korean) {

    /** The name in that language, in English where it is not known in it. */
    public String in(Language language) {
        return language == Language.KO && korean != null ? korean : english;
    }
}
