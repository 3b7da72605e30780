package dev.modelatlas.paging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.modelatlas.testsupport.Csv;

/**
 * A dataset of about 210 models. Every publication inserts, removes, re-dates, renames and re-estimates models
 * throughout every order. Many models share dates and numbers, and many numbers are unknown.
 */
final class RestlessDataset {
    /** Organizations, most of them from the United States. */
    private static final List<String> MAKERS = List.of(
            "OpenAI",
            "Google",
            "Meta AI",
            "NAVER",
            "Microsoft",
            "Anthropic",
            "NVIDIA",
            "Amazon",
            "IBM",
            "Mistral AI",
            "Apple");

    private static final List<String> WORDS = List.of("Zeta", "alpha", "Beta", "omega", "Kappa");
    private static final List<String> COMPUTE = List.of("", "1e23", "3e23", "1e24", "1e25", "2.5e25");
    private static final List<String> PARAMETERS = List.of("", "7e9", "7e10", "4e11", "");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2020-01-01");
    private static final int MODELS = 210;
    private static final int DAYS = 30;

    private RestlessDataset() {}

    /** The date of a publication's source. */
    static LocalDate asOf(int publication) {
        return LocalDate.parse("2025-01-01").plusDays(publication);
    }

    /**
     * The file of a publication.
     *
     * @param publication number, from 1
     */
    static String csv(int publication) {
        var rows = new ArrayList<String>();
        for (var model = 0; model < MODELS; model++) {
            if ((model * 7 + publication) % 13 != 0) {
                rows.add(row(model, publication));
            }
        }
        // A new model of a new organization, which is removed after 20 publications.
        for (var newcomer = Math.max(1, publication - 20); newcomer <= publication; newcomer++) {
            rows.add(Csv.row("Newcomer " + newcomer, day(newcomer * 11), "Laboratory " + newcomer));
        }
        return Csv.file(rows.toArray(String[]::new));
    }

    private static String row(int model, int publication) {
        var maker = MAKERS.get(model % MAKERS.size());
        var separator = (publication + 2 * model) / 17 % 2 == 0 ? " " : "-";
        var name = WORDS.get(model % WORDS.size()) + separator + model * 37 % 1000;
        var row = Csv.row(name, day(model + (publication + 5 * model) / 11), maker);
        row = Csv.with(row, "Training compute (FLOP)", of(COMPUTE, model * 5 + (publication + 3 * model) / 9));
        return Csv.with(row, "Parameters", of(PARAMETERS, model * 3 + (publication + 7 * model) / 10));
    }

    private static String day(int number) {
        return FIRST_DAY.plusDays(61L * (number % DAYS)).toString();
    }

    private static String of(List<String> values, int number) {
        return values.get(number % values.size());
    }
}
