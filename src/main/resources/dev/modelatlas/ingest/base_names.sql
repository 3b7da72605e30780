-- A base model may be given by its slug; it is recorded by its name.
update stated s
set base_models = array(
    select coalesce(
        case when not exists (select from model_version n where n.name = u.word and n.valid_until = 2147483647)
            and not exists (select from stated n where n.name = u.word)
            then (select coalesce(max(t.name), v.name)
                from model_version v
                left join matched x on x.model_id = v.model_id
                left join stated t on t.line = x.line
                where v.slug = u.word and v.valid_until = 2147483647
                group by v.name)
        end, u.word)
    from unnest(s.base_models) with ordinality u (word, position)
    order by u.position)
where s.base_models <> '{}';
