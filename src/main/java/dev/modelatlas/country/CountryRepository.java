package dev.modelatlas.country;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.panache.common.Sort;

/** Reads countries. */
@ApplicationScoped
class CountryRepository {

    @Transactional
    List<CountryEntity> all() {
        return CountryEntity.listAll(Sort.by("code"));
    }
}
