-- What the words of a text mean. How names are stored for it: V0002.

-- Loads the library of pg_trgm. In a session without it, only a superuser may create a function that sets one of its
-- parameters. A session that reruns only this file has not created the extension.
select similarity('', '');

-- Whether two words differ by two neighbouring letters that changed places, and in nothing else.
create or replace function is_swapped(a text, b text) returns boolean
    language sql immutable parallel safe
    return exists (
        select from generate_series(1, length(a) - 1) as i
        where left(a, i - 1) || substr(a, i + 1, 1) || substr(a, i, 1) || substr(a, i + 2) = b);

-- The words of a revision that a word may be a misspelling of: up to seven letters may hold one
-- wrong, missing, added or swapped letter, longer words two; words of three letters and short ones of Hangul, which
-- resemble each other most, only behind the first. Likeness only proposes, by index, and of short words the length does;
-- the edits decide.
create or replace function search_spellings(misspelt text, at_revision int) returns table (word text, edits int, likeness real)
    language sql stable
    set pg_trgm.similarity_threshold = 0.2
    -- Words are proposed by index, however few the planner believes there are; JIT takes longer than the work.
    set enable_seqscan = off
    set jit = off
    as $$
        with named as (
            select w.word
            from organization_form f
            join organization_version v using (organization_id), search_words(f.form) as w (word)
            where v.valid_from <= at_revision and v.valid_until > at_revision
            union
            select w.word from country c, search_words(c.form) as w (word)
            union
            select w.word from family f, search_words(f.form) as w (word)
        ),
        known as (
            select w.word collate "default" as word
            from search_word w
            where w.word collate "default" % misspelt and w.first_revision <= at_revision
            union
            select w.word collate "default"
            from search_word w
            where length(misspelt) <= 5 and length(w.word) <= 6 and length(w.word) = any (
                    array[length(misspelt) - 1, length(misspelt), length(misspelt) + 1])
                and w.first_revision <= at_revision
            union
            select n.word from named n where n.word % misspelt or length(misspelt) <= 5
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
            or m.edits <= 1
                and (length(misspelt) > 3 and misspelt !~ '^[\u1100-\u11ff]'
                    or left(m.word, 1) = left(misspelt, 1) or is_swapped(m.word, misspelt))
    $$;

-- What each word of a text may be at a revision, and which organizations and countries bear it: see dev.modelatlas.text.Term.
-- Without JIT, which takes longer for it than the work. With a plan for each text: since PostgreSQL 18, a connection keeps the
-- plan of an SQL function after five calls, and a plan for any text reads all words.
create or replace function search_terms(wanted text, at_revision int)
    returns table (word text, patterns text[], organization_ids int[], country_codes text[])
    language sql stable
    set jit = off
    set plan_cache_mode = force_custom_plan
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
                and not exists (select from family f where f.form like '%' || p.piece || '%')
        ),
        mended as (
            select m.place, m.part, s.word, s.rank
            from misspelt m
            cross join lateral (
                select
                    word,
                    rank() over (order by edits) as nearest,
                    row_number() over (
                        -- The first letter is the last that people get wrong.
                        order by edits, left(word, 1) <> left(normalize(m.letters, nfc), 1), likeness desc, word collate "C") as rank
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
        family_alias as (
            select f.models, btrim(alias) as alias from family f, string_to_table(f.form, '|') as alias where alias <> ''
        ),
        -- What a spelling says of families: their names, with what follows it in "클로드3.5". Short aliases are meant only
        -- by themselves, longer ones by their beginnings, too, unless something is called just so.
        meant as (
            select
                t.place,
                t.part,
                btrim(search_form(m.name), '| ') as name,
                substr(s.spelling, length(a.alias) + 1) as rest,
                s.spelling || ' ' like a.alias || ' %' as is_alias,
                ' ' || a.alias || ' ' like '% ' || s.spelling || ' %' as is_word
            from term t
            cross join lateral unnest(t.spellings) as s (spelling)
            join family_alias a on s.spelling || ' ' like a.alias || ' %'
                or ' ' || a.alias || ' ' like '% ' || s.spelling || ' %'
                or s.spelling ~ '([^ ]{3}|[가-힣]{2})$' and ' ' || a.alias like '% ' || s.spelling || '%'
            cross join lateral unnest(a.models) as m (name)
        ),
        family_name as (
            select
                place,
                part,
                name || rest as name,
                '% ' || name || rest || case when rest = '' then ' %' else '%' end as pattern,
                bool_or(is_alias) as is_alias
            from meant m
            where is_alias or is_word or not exists (
                select from meant n where (n.place, n.part) = (m.place, m.part) and (n.is_alias or n.is_word))
            group by 1, 2, 3, 4
        ),
        pattern as (
            select t.place, t.part, t.spellings, array(
                -- Short words begin a word, others are found within one, too; a syllable of Hangul says more than a letter.
                select case when split_part(s, ' ', 1) ~ '^([^ ]{3,}|.*[가-힣].*[가-힣])' then '%' else '% ' end || s || '%'
                from unnest(t.spellings) as s
                union all
                select '% ' || j.word || '%' from joined j where j.place = t.place and j.word is not null
            ) as patterns,
            (
                select min(f.name) from family_name f where (f.place, f.part) = (t.place, t.part) and f.is_alias
            ) as family,
            array(select f.pattern from family_name f where (f.place, f.part) = (t.place, t.part) order by 1) as of_family,
            array(select '% ' || s || ' %' from unnest(t.spellings) as s) as whole
            from term t
        ),
        bearer as (
            select
                p.*,
                array(
                    -- What was renamed by then is found as its successor.
                    select coalesce(r.successor_id, f.organization_id)
                    from organization_form f
                    join organization_version v using (organization_id)
                    left join organization_successor r on r.organization_id = f.organization_id
                        and r.valid_from <= at_revision and r.valid_until > at_revision
                    where f.form like any (p.patterns) and v.valid_from <= at_revision and v.valid_until > at_revision
                        -- An alias of up to three letters is meant only by itself.
                        and (not f.is_alias or length(f.form) > 7 or f.form like any (p.whole))
                    group by 1
                    order by 1
                ) as organization_ids,
                array(select c.code from country c where c.form like any (p.patterns) order by c.code) as country_codes
            from pattern p
        )
        select
            -- How well a name fits is told by the family's when nobody else is called so.
            case when organization_ids = '{}' and country_codes = '{}' then coalesce(family, spellings[1])
                else spellings[1] end as word,
            patterns || of_family as patterns,
            organization_ids,
            country_codes
        from bearer
        order by place, part
    $$;
