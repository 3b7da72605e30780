package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.ingest.CallContent;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.draft.OrganizationDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.ingest.report.ValidationReport;

/** Reads the rows of a publication, and collects all problems in them. */
final class InputRows implements CallContent {
    /** Maximum number of rows of one kind in a publication. */
    static final int MOST_ROWS = 1000;

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_LABEL = 100;

    private final KeyScope scope;
    private final PublishRevisionInput input;
    private final LocalDate lastDay;

    /** @param lastDay the latest release date that is allowed */
    InputRows(KeyScope scope, PublishRevisionInput input, LocalDate lastDay) {
        this.scope = scope;
        this.input = input;
        this.lastDay = lastDay;
    }

    @Override
    public KeyScope scope() {
        return scope;
    }

    /**
     * Refuses a publication with too many rows.
     *
     * @throws RefusedException when a list has more than {@link #MOST_ROWS} rows; no row has been read by then
     */
    void refuseTooMany() {
        var tooMany = new ArrayList<Problem>();
        count("organizations", orEmpty(input.organizations()), tooMany);
        count("upserts", orEmpty(input.upserts()), tooMany);
        count("removals", orEmpty(input.removals()), tooMany);
        if (!tooMany.isEmpty()) {
            throw new RefusedException(tooMany);
        }
    }

    private static void count(String part, List<?> rows, List<Problem> tooMany) {
        if (rows.size() > MOST_ROWS) {
            tooMany.add(Problem.inCall(
                    ProblemCode.TOO_MANY,
                    "The list has " + rows.size() + " entries. The limit is " + MOST_ROWS
                            + ". Split them into several publications.",
                    part));
        }
    }

    /** The idempotency key; null when the key is invalid. {@link #read} reports an invalid key. */
    String usableKey() {
        return isUsable(input.idempotencyKey()) ? input.idempotencyKey() : null;
    }

    private static boolean isUsable(String key) {
        return !key.isBlank() && key.length() <= LONGEST_KEY;
    }

    @Override
    public Rows read(ReferenceWords words, ValidationReport findings) {
        checkHead(new FieldReader(findings));
        return new Rows(
                rows(input.organizations(), "organizations", findings, facts -> organization(facts, words)),
                rows(input.upserts(), "upserts", findings, facts -> new ModelFacts(facts, words, lastDay)::draft),
                rows(input.removals(), "removals", findings, facts -> slug -> removal(facts, slug)));
    }

    private void checkHead(FieldReader facts) {
        if (!isUsable(input.idempotencyKey())) {
            facts.text("idempotencyKey", input.idempotencyKey(), LONGEST_KEY);
        }
        if (input.label() != null) {
            facts.text("label", input.label(), LONGEST_LABEL);
        }
        facts.day("asOf", input.asOf(), lastDay);
        checkSource(facts);
        if (orEmpty(input.organizations()).isEmpty()
                && orEmpty(input.upserts()).isEmpty()
                && orEmpty(input.removals()).isEmpty()) {
            facts.problem(
                    ProblemCode.BLANK, "upserts", "The publication is empty. Give upserts, removals or organizations.");
        }
    }

    private void checkSource(FieldReader facts) {
        var source = facts.below("source");
        var bytes = Dataset.sourceBytes(
                source.text("name", input.source().name(), FactLimits.TEXT),
                source.link("url", input.source().url()),
                source.text("licence", input.source().licence(), FactLimits.TEXT),
                source.text("attribution", input.source().attribution(), FactLimits.TEXT));
        if (source.areGood() && bytes > Dataset.MOST_SOURCE_BYTES) {
            facts.problem(
                    ProblemCode.TOO_LONG,
                    "source",
                    "The name, URL, licence and attribution together have " + bytes + " bytes in UTF-8. The limit is "
                            + Dataset.MOST_SOURCE_BYTES + ".");
        }
    }

    /** Validates the rows, and returns a draft for each valid row. */
    private static <T, D> List<D> rows(
            List<T> rows, String part, ValidationReport findings, Function<FieldReader, Function<T, D>> reader) {
        var all = orEmpty(rows);
        var drafts = new ArrayList<D>();
        IntStream.range(0, all.size()).forEach(position -> {
            var facts = new FieldReader(findings).row(part, position);
            var draft = reader.apply(facts).apply(all.get(position));
            if (facts.areGood()) {
                drafts.add(draft);
            }
        });
        return drafts;
    }

    private static Function<OrganizationInput, OrganizationDraft> organization(
            FieldReader facts, ReferenceWords words) {
        return stated -> new OrganizationDraft(
                facts.position(),
                facts.slug("slug", stated.slug()),
                facts.text("name", stated.name(), FactLimits.TEXT),
                facts.optional("nameKo", stated.nameKo()),
                stated.sector() == null ? null : stated.sector().name(),
                facts.country("headquarters", stated.headquarters(), words),
                facts.optional("group", stated.group()));
    }

    private static Removal removal(FieldReader facts, String slug) {
        return new Removal(facts.position(), facts.slug(slug));
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
