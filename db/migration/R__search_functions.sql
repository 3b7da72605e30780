-- What the words of a text mean. How names are stored for it: V0002.

-- Whether two words differ by two neighbouring letters that changed places, and in nothing else.
create or replace function is_swapped(a text, b text) returns boolean
    language sql immutable parallel safe
    return exists (
        select from generate_series(1, length(a) - 1) as i
        where left(a, i - 1) || substr(a, i + 1, 1) || substr(a, i, 1) || substr(a, i + 2) = b);

-- The words of a revision that a word may be a misspelling of: up to seven letters may hold one
-- wrong, missing, added or swapped letter behind the first, longer words two anywhere. Likeness only proposes, by
-- index; the edits decide.
create or replace function search_spellings(misspelt text, at_revision int) returns table (word text, edits int, likeness real)
    language sql stable
    set pg_trgm.similarity_threshold = 0.2
    as $$
        with known as (
            select w.word collate "default" as word
            from search_word w
            where w.word collate "default" % misspelt and w.first_revision <= at_revision
            union
            select w.word
            from organization_form f
            join organization_version v using (organization_id), search_words(f.form) as w (word)
            where v.valid_from <= at_revision and v.valid_until > at_revision and w.word % misspelt
            union
            select w.word from country c, search_words(c.form) as w (word) where w.word % misspelt
        ),
        measured as (
            select
                k.word,
                case when d.edits = 2 and is_swapped(k.word, misspelt) then 1 else d.edits end as edits
            from known k
            cross join lateral levenshtein_less_equal(k.word, misspelt, 2) as d (edits)
        )
        select normalize(m.word, nfc), m.edits, similarity(m.word, misspelt)
        from measured m
        where length(misspelt) > 7 and m.edits <= 2
            or m.edits <= 1 and (left(m.word, 1) = left(misspelt, 1) or is_swapped(m.word, misspelt))
    $$;

-- What each word of a text may be at a revision, and which organizations and countries bear it: see dev.modelatlas.text.Term.
-- Without JIT, which takes longer for it than the work.
create or replace function search_terms(wanted text, at_revision int)
    returns table (word text, patterns text[], organization_ids int[], country_codes text[])
    language sql stable
    set jit = off
    as $$
        with token as (
            select
                row_number() over (order by place) as place,
                phrase
            from regexp_split_to_table(replace(normalize(wanted, nfkc), '|', ' '), '\s+') with ordinality as t (token, place)
            cross join lateral btrim(translate(search_form(token), '|', '')) as phrase
            where phrase <> ''
        ),
        piece as (
            select t.place, p.part, p.piece
            from token t
            cross join lateral string_to_table(t.phrase, ' ') with ordinality as p (piece, part)
        ),
        -- Nobody's name has it, not even within a word: taken for misspelt.
        misspelt as (
            select p.place, p.part, letters
            from piece p
            cross join lateral search_words(p.piece) as letters
            where not exists (
                    select from search_word w
                    where w.word collate "default" like '%' || letters || '%' and w.first_revision <= at_revision)
                and not exists (
                    select from organization_form f join organization_version v using (organization_id)
                    where f.form like '%' || p.piece || '%' and v.valid_from <= at_revision and v.valid_until > at_revision)
                and not exists (select from country c where c.form like '%' || p.piece || '%')
        ),
        mended as (
            select m.place, m.part, s.word, s.rank
            from misspelt m
            cross join lateral (
                select
                    word,
                    rank() over (order by edits) as nearest,
                    row_number() over (order by edits, likeness desc, word collate "C") as rank
                from search_spellings(m.letters, at_revision)
            ) s
            where s.nearest = 1 and s.rank <= 5
        ),
        -- A token with a misspelt word is looked for word by word, any other as it stands.
        term as (
            select place, 0::bigint as part, array[phrase] as spellings
            from token t
            where not exists (select from mended m where m.place = t.place)
            union all
            select p.place, p.part, coalesce(
                (select array_agg(m.word order by m.rank) from mended m where (m.place, m.part) = (p.place, p.part)), array[p.piece])
            from piece p
            where exists (select from mended m where m.place = p.place)
        ),
        -- Words that people part and names do not: "open ai", "Deep-Seek".
        joined as (
            select place, phrase || lead(phrase) over (order by place) as word from token
            union all
            select place, lag(phrase) over (order by place) || phrase from token
            union all
            select place, replace(phrase, ' ', '') from token where phrase like '% %'
        ),
        pattern as (
            select t.place, t.part, t.spellings, array(
                -- Short words begin a word, others are found within one, too; a syllable of Hangul says more than a letter.
                select case when split_part(s, ' ', 1) ~ '^([^ ]{3,}|.*[가-힣].*[가-힣])' then '%' else '% ' end || s || '%'
                from unnest(t.spellings) as s
                union all
                select '% ' || j.word || '%' from joined j where j.place = t.place and j.word is not null
            ) as patterns
            from term t
        )
        select
            t.spellings[1] as word,
            t.patterns,
            array(
                select f.organization_id
                from organization_form f
                join organization_version v using (organization_id)
                where f.form like any (t.patterns) and v.valid_from <= at_revision and v.valid_until > at_revision
                group by f.organization_id
                order by f.organization_id
            ) as organization_ids,
            array(select c.code from country c where c.form like any (t.patterns) order by c.code) as country_codes
        from pattern t
        order by t.place, t.part
    $$;
