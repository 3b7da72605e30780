-- New models get their slugs in (day, name) order, each seeing those before it.
do $$
declare
    fresh record;
    base text;
    candidate text;
    n int;
    allocated int;
    mine text := (select publisher from this_import);
    first int := (select revision from this_import);
begin
    for fresh in
        select line, coalesce(asked_slug, base_slug) as slug, first_slug
        from stated d
        where not exists (select from matched x where x.line = d.line)
        order by asked_slug is null, released_on, name collate "C", line
    loop
        candidate := fresh.slug;
        if candidate = '' or exists (select from model where slug = candidate) then
            base := coalesce(nullif(concat_ws('-', nullif(fresh.slug, ''), fresh.first_slug), ''), 'model');
            candidate := base;
            n := 2;
            while exists (select from model where slug = candidate) loop
                candidate := base || '-' || n;
                n := n + 1;
            end loop;
        end if;
        insert into model (slug, publisher, first_revision) values (candidate, mine, first) returning id into allocated;
        insert into matched (line, model_id) values (fresh.line, allocated);
    end loop;
end $$;
analyze matched;
