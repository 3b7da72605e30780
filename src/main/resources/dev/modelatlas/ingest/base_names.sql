-- If a call names a base model by its slug, stores the name of the base model instead. A base model that the call names twice,
-- by name and by slug, is stored once.
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
                        then (select coalesce(max(t.name), v.name)
                            from model_version v
                            left join matched x on x.model_id = v.model_id
                            left join stated t on t.line = x.line
                            where v.slug = u.word and v.valid_until = ${open_end}
                            group by v.name)
                    end, u.word) as name,
                u.position
            from unnest(s.base_models) with ordinality u (word, position)
        ) named
        group by named.name
    ) once
    order by once.position)
where s.base_models <> '{}';
