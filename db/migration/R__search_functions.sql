-- Functions that interpret search strings. V0002__search.sql describes the normal form in which names are compared.

-- Loads the library of pg_trgm. A session that runs only this file has not created the extension, so it has not loaded
-- the library yet. Without the library, only a superuser may create a function that sets a parameter of pg_trgm.
select similarity('', '');

-- Whether two words are equal except that two neighbouring letters are swapped.
create or replace function is_swapped(a text, b text) returns boolean
    language sql immutable parallel safe
    return exists (
        select from generate_series(1, length(a) - 1) as i
        where left(a, i - 1) || substr(a, i + 1, 1) || substr(a, i, 1) || substr(a, i + 2) = b);

-- The words in names at a revision that a misspelt word may stand for. A word may have one wrong, missing, added or
-- swapped letter. A word of more than seven letters may have two; in Hangul more than ten, because three syllables
-- have up to nine letters. Many words of three letters, and many short words in Hangul, resemble each other. Their
-- first letter must therefore be right, unless two letters are swapped. A Chinese character says as much as a word, so
-- a word with another character is another word. The candidates are similar words, which an index finds, and for a
-- short word also words of about the same length. The number of edits then decides.
create or replace function search_spellings(misspelt text, at_revision int) returns table (word text, edits int, likeness real)
    language sql stable
    set pg_trgm.similarity_threshold = 0.2
    -- Makes PostgreSQL use the index even if it expects few words. JIT compilation takes longer than the query itself.
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
        where misspelt !~ '[\u4e00-\u9fff]'
            and (
                m.edits <= 2 and length(misspelt) > case when misspelt ~ '^[\u1100-\u11ff]' then 10 else 7 end
                or m.edits <= 1
                    and (length(misspelt) > 3 and misspelt !~ '^[\u1100-\u11ff]'
                        or left(m.word, 1) = left(misspelt, 1) or is_swapped(m.word, misspelt)))
    $$;

-- Whether a model of a revision has a name that matches one of the patterns.
create or replace function is_name_of_model(patterns text[], at_revision int) returns boolean
    language sql stable
    -- Makes PostgreSQL use the indexes even if it expects many matches. JIT compilation takes longer than the query itself.
    set enable_seqscan = off
    set jit = off
    as $$
        with named as materialized (
            select n.model_id from model_name n where n.form like any (patterns) and n.first_revision <= at_revision
        )
        select exists (
            select from named join model_version v using (model_id)
            where v.valid_from <= at_revision and v.valid_until > at_revision)
    $$;

-- The terms of a search string at a revision, with the organizations and countries that have each term in a name (see
-- dev.modelatlas.text.Term). JIT is off, because compilation takes longer than the query itself. Each search string
-- gets its own plan. Otherwise, PostgreSQL 18 and later would use a generic plan after five calls on a connection, and
-- this plan reads all words.
create or replace function search_terms(wanted text, at_revision int)
    returns table (word text, patterns text[], organization_ids int[], country_codes text[])
    language sql stable
    set jit = off
    set plan_cache_mode = force_custom_plan
    as $$
        with token as (
            select
                row_number() over (order by place) as place,
                token,
                stored,
                phrase
            -- These characters separate names, as in "google/gemma-2-27b". Other punctuation joins the parts of one.
            from regexp_split_to_table(normalize(wanted, nfkc), '[\s|/,:;()]+') with ordinality as t (token, place)
            cross join lateral btrim(translate(search_form(token), '|', '')) as stored
            -- The form separates pairs of characters, and these pairs do not overlap: "딥시크R1" becomes "딥시크 r1". The
            -- form of the form is "딥시크 r 1".
            cross join lateral btrim(translate(search_form(stored), '|', '')) as phrase
            where phrase <> ''
        ),
        piece as (
            select t.place, p.part, p.piece
            from token t
            cross join lateral string_to_table(t.phrase, ' ') with ordinality as p (piece, part)
        ),
        -- A word is considered misspelt if no name contains it, not even within a longer word.
        misspelt as (
            select p.place, p.part, letters
            from piece p
            cross join lateral search_words(p.piece) as letters
            where not exists (
                    select from search_word w
                    where w.word collate "default" like '%' || letters || '%' and w.first_revision <= at_revision)
                -- Names can have words that search_word lacks, such as "360zhinao", because they contain digits. Without the
                -- condition about the length, PostgreSQL would read all names: the index is for three characters or more.
                and not exists (
                    select from model_name n
                    where length(p.piece) >= 3 and n.form like '%' || p.piece || '%' and n.first_revision <= at_revision)
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
                        -- People rarely get the first letter wrong, so words with the same first letter come first.
                        order by edits, left(word, 1) <> left(normalize(m.letters, nfc), 1), likeness desc, word collate "C") as rank
                from search_spellings(m.letters, at_revision)
            ) s
            where s.nearest = 1 and s.rank <= 5
        ),
        -- A token with a corrected word is split into its words, each of which is a term. Any other token is one term.
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
        -- Words that are separate in the search string but joined in names: "open ai" for OpenAI, "Deep-Seek" for
        -- DeepSeek.
        joined as (
            select place, phrase || lead(phrase) over (order by place) as word from token
            union all
            select place, lag(phrase) over (order by place) || phrase from token
            union all
            select place, replace(phrase, ' ', '') from token where phrase like '% %'
            union all
            -- Names are stored in the form that separates fewer pairs.
            select place, stored from token where stored <> phrase
        ),
        family_alias as (
            select f.models, btrim(alias) as alias from family f, string_to_table(f.form, '|') as alias where alias <> ''
        ),
        -- The spellings of a term that may mean a family. Two words can be an alias together, as in "알파 코드".
        spelt as (
            select t.place, t.part, s.spelling from term t cross join lateral unnest(t.spellings) as s (spelling)
            union
            select t.place, t.part, j.word from term t join joined j using (place) join family_alias a on a.alias = j.word
        ),
        -- The model families that a term may mean. A term can begin with a whole alias, be a whole word of an alias or,
        -- if it is long enough, be the beginning of such a word. The column rest is the text after the alias, such as
        -- " 3.5" in "클로드3.5". If an alias or a whole word matches, family_name ignores the beginnings of words.
        meant as (
            select
                s.place,
                s.part,
                btrim(search_form(m.name), '| ') as name,
                substr(s.spelling, length(a.alias) + 1) as rest,
                s.spelling || ' ' like a.alias || ' %' as is_alias,
                ' ' || a.alias || ' ' like '% ' || s.spelling || ' %' as is_word
            from spelt s
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
                -- A short spelling must match the beginning of a word; a longer one may also match within a word. Long
                -- enough are three characters, or two syllables of Hangul, because a syllable says more than a letter.
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
                    -- An organization that was renamed at this revision or earlier is found as its successor.
                    select coalesce(r.successor_id, f.organization_id)
                    from organization_form f
                    join organization_version v using (organization_id)
                    left join organization_successor r on r.organization_id = f.organization_id
                        and r.valid_from <= at_revision and r.valid_until > at_revision
                    where f.form like any (p.patterns) and v.valid_from <= at_revision and v.valid_until > at_revision
                        -- An alias of up to three letters must match as a whole. Its form has up to seven characters.
                        and (not f.is_alias or length(f.form) > 7 or f.form like any (p.whole))
                    group by 1
                    order by 1
                ) as organization_ids,
                array(select c.code from country c where c.form like any (p.patterns) order by c.code) as country_codes
            from pattern p
        ),
        -- Tokens whose words are not next to each other in any name, as in "claude-4-sonnet". A word that is in no name
        -- would find nothing on its own, either. A name with only a number, such as "GPT-5", stays together: before there
        -- is such a model, its words would find "GPT-3.5".
        apart as (
            select b.place
            from bearer b
            where b.part = 0 and b.spellings[1] like '% %' and b.organization_ids = '{}' and b.country_codes = '{}'
                and (select count(*) from piece p where p.place = b.place and p.piece !~ '[0-9]' and length(p.piece) > 1) > 1
                and not exists (select from misspelt m where m.place = b.place)
                and not is_name_of_model(b.patterns || b.of_family, at_revision)
        )
        select found.word, found.patterns, found.organization_ids, found.country_codes
        from (
            select
                place,
                part,
                -- Matches are ranked by this word. If the term means a family, and no organization or country has the term
                -- in a name, the word is the name of the family.
                case when organization_ids = '{}' and country_codes = '{}' then coalesce(family, spellings[1])
                    else spellings[1] end as word,
                patterns || of_family as patterns,
                organization_ids,
                country_codes
            from bearer
            where not exists (select from apart)
            union all
            -- The words of these tokens are read as if there were spaces between them. Each call has fewer tokens of
            -- several words, so the calls end.
            select place, 0, word, patterns, organization_ids, country_codes
            from search_terms(
                (
                    select string_agg(case when a.place is null then t.token else t.phrase end, ' ' order by t.place)
                    from token t
                    left join apart a using (place)
                ), at_revision) with ordinality as split (word, patterns, organization_ids, country_codes, place)
            where exists (select from apart)
        ) as found
        order by place, part
    $$;
