package dev.modelatlas.vocabulary;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

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

    /** The key for sorting by the Korean name, ignoring case. Names that begin with a Hangul letter come first. */
    public String koreanKey() {
        var name = in(Language.KO);
        var isHangul = UnicodeScript.of(name.codePointAt(0)) == UnicodeScript.HANGUL;
        return isHangul ? "0" + name : "1" + name.toLowerCase(Locale.ROOT);
    }
}
