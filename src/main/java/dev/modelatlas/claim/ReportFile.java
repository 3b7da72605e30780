package dev.modelatlas.claim;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file {@code report.json} of a report.
 *
 * @param asOf date of the shipped revision nearest to the data that the report used; null when there is no such
 *     revision
 * @param claims file names of the report's claims, without extensions, in order
 */
record ReportFile(
        Bilingual title, Bilingual publisher, String publishedOn, String url, String asOf, List<String> claims) {

    ReportFile {
        ClaimFile.require(title != null && publisher != null, "A report needs \"title\" and \"publisher\".");
        ClaimFile.require(
                isDate(publishedOn), "\"publishedOn\" must be a date such as 2024-08-19, not " + publishedOn + ".");
        ClaimFile.require(
                asOf == null || isDate(asOf), "\"asOf\" must be null or a date such as 2024-07-16, not " + asOf + ".");
        ClaimFile.require(
                claims != null && !claims.isEmpty() && Set.copyOf(claims).size() == claims.size(),
                "A report needs \"claims\", and each claim must be listed once.");
    }

    private static boolean isDate(String text) {
        try {
            return text != null && LocalDate.parse(text) != null;
        } catch (DateTimeParseException otherText) {
            return false;
        }
    }

    LocalDate publicationDay() {
        return LocalDate.parse(publishedOn);
    }

    Optional<LocalDate> day() {
        return Optional.ofNullable(asOf).map(LocalDate::parse);
    }
}
