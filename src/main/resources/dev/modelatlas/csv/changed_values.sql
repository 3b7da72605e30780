-- The changed facts of the change c, as a JSON array. The database stores their values as text; here they become JSON
-- values, and numbers keep their digits.
(
    select '[' || coalesce(string_agg(cast(row_to_json(v) as text), ',' order by f.position), '') || ']'
    from jsonb_array_elements(c.fields) with ordinality f (change, position)
    cross join lateral (
        select
            f.change ->> 'field' as field,
            case when is_text then to_json(f.change ->> 'before') else cast(f.change ->> 'before' as json) end as before,
            case when is_text then to_json(f.change ->> 'after') else cast(f.change ->> 'after' as json) end as after,
            f.change ->> 'origin' as origin,
            f.change ->> 'reason' as reason
        from (select f.change ->> 'field' in ('name', 'releasedOn', ${facts quoted}) as is_text) t
    ) v
)
