package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.Findings;
import dev.modelatlas.ingest.OrganizationDraft;
import dev.modelatlas.ingest.Problem;
import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.ReferenceWords;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.ingest.Statement;

/** Reads what a publication states, and tells what of it cannot be used. */
final class InputRows implements Statement {
    /** Rows of a kind that one publication may state. */
    static final int MOST_ROWS = 1000;

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_LABEL = 100;

    private final KeyScope scope;
    private final PublishRevisionInput input;
    private final LocalDate lastDay;

    /** @param lastDay later ones are yet to come */
    InputRows(KeyScope scope, PublishRevisionInput input, LocalDate lastDay) {
        this.scope = scope;
        this.input = input;
        this.lastDay = lastDay;
    }

    @Override
    public KeyScope scope() {
        return scope;
    }

    /** @throws RefusedException before anything is read of what is too much */
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
                    "These are " + rows.size() + "; a publication states at most " + MOST_ROWS
                            + ". Publish them in several.",
                    part));
        }
    }

    /** The key; null when it is none, which {@link #read} tells. */
    String usableKey() {
        return isUsable(input.idempotencyKey()) ? input.idempotencyKey() : null;
    }

    private static boolean isUsable(String key) {
        return !key.isBlank() && key.length() <= LONGEST_KEY;
    }

    @Override
    public Rows read(ReferenceWords words, Findings findings) {
        checkHead(new Facts(findings));
        return new Rows(
                rows(input.organizations(), "organizations", findings, facts -> organization(facts, words)),
                rows(input.upserts(), "upserts", findings, facts -> new ModelFacts(facts, words, lastDay)::draft),
                rows(input.removals(), "removals", findings, facts -> slug -> removal(facts, slug)));
    }

    private void checkHead(Facts facts) {
        if (!isUsable(input.idempotencyKey())) {
            facts.text("idempotencyKey", input.idempotencyKey(), LONGEST_KEY);
        }
        if (input.label() != null) {
            facts.text("label", input.label(), LONGEST_LABEL);
        }
        facts.day("asOf", input.asOf(), lastDay);
        var source = facts.below("source");
        source.text("name", input.source().name(), Facts.LONGEST_TEXT);
        source.link("url", input.source().url());
        source.text("licence", input.source().licence(), Facts.LONGEST_TEXT);
        source.text("attribution", input.source().attribution(), Facts.LONGEST_TEXT);
        if (orEmpty(input.organizations()).isEmpty()
                && orEmpty(input.upserts()).isEmpty()
                && orEmpty(input.removals()).isEmpty()) {
            facts.problem(ProblemCode.BLANK, "upserts", "Nothing is stated: give upserts, removals or organizations.");
        }
    }

    /** The drafts of the rows that can be used. */
    private static <T, D> List<D> rows(
            List<T> rows, String part, Findings findings, Function<Facts, Function<T, D>> reader) {
        var all = orEmpty(rows);
        var drafts = new ArrayList<D>();
        IntStream.range(0, all.size()).forEach(position -> {
            var facts = new Facts(findings).row(part, position);
            var draft = reader.apply(facts).apply(all.get(position));
            if (facts.areGood()) {
                drafts.add(draft);
            }
        });
        return drafts;
    }

    private static Function<OrganizationInput, OrganizationDraft> organization(Facts facts, ReferenceWords words) {
        return stated -> new OrganizationDraft(
                facts.position(),
                facts.slug("slug", stated.slug()),
                facts.text("name", stated.name(), Facts.LONGEST_TEXT),
                facts.optional("nameKo", stated.nameKo()),
                stated.sector() == null ? null : stated.sector().name(),
                facts.country("headquarters", stated.headquarters(), words),
                facts.optional("group", stated.group()));
    }

    private static Removal removal(Facts facts, String slug) {
        return new Removal(facts.position(), facts.slug(slug));
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
