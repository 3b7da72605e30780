package dev.modelatlas.claim;

import dev.modelatlas.vocabulary.Language;

/** A text in English and Korean. */
record Bilingual(String en, String ko) {
    Bilingual {
        if (en == null || en.isBlank() || ko == null || ko.isBlank()) {
            throw new IllegalArgumentException("A text needs \"en\" and \"ko\".");
        }
    }

    String in(Language language) {
        return language == Language.KO ? ko : en;
    }
}
