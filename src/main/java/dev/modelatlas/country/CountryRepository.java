package dev.modelatlas.country;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.panache.common.Sort;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.vocabulary.CountryBasis;

/** Reads countries. */
@ApplicationScoped
class CountryRepository {
    record TallyRow(String code, int models, LocalDate firstRelease) {}

    private final Jdbi jdbi;

    CountryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Transactional
    List<CountryEntity> all() {
        return CountryEntity.listAll(Sort.by("code"));
    }

    /** The number of models of each country, by country code. Countries without models are missing. */
    Map<String, ModelTally> tallies(int revision, CountryBasis basis) {
        var sql = """
                select c.code, count(distinct m.model_id) as models, min(m.released_on) as first_release
                from model_facts m
                cross join unnest(m.%s) as c (code)
                where m.valid_from <= :revision and m.valid_until > :revision
                group by c.code""".formatted(basis.column());
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("revision", revision)
                .mapTo(TallyRow.class)
                .collectToMap(TallyRow::code, row -> new ModelTally(row.models(), row.firstRelease())));
    }
}
