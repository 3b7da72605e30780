-- If a call names a base model by its slug, stores the name of the base model instead. The slug stays if several models will
-- have this name after the call. A base model that the call names twice, by name and by slug, is stored once.
update stated s
set base_models = array(
    select once.name
    from (
        select named.name, min(named.position) as position
        from (
            select
                coalesce(
                    case when not exists (select from model_version n where n.name = u.word and n.valid_until = ${open_end})
                        and not exists (select from stated n where n.name = u.word)
                        then (select b.name
                            from (
                                select coalesce(t.name, v.name) as name
                                from model_version v
                                left join matched x on x.model_id = v.model_id
                                left join stated t on t.line = x.line
                                where v.slug = u.word and v.valid_until = ${open_end}
                            ) b
                            where (select count(*) from stated n where n.name = b.name)
                                + (select count(*) from model_version n where n.name = b.name and n.valid_until = ${open_end}
                                    and not exists (select from matched x where x.model_id = n.model_id)
                                    and not exists (select from leaving x where x.model_id = n.model_id)) <= 1)
                    end, u.word) as name,
                u.position
            from unnest(s.base_models) with ordinality u (word, position)
        ) named
        group by named.name
    ) once
    order by once.position)
where s.base_models <> '{}';
