-- The cells of the years that are looked at, as the revision has them. The planner takes a list to match much, and bounds
-- that it does not know yet to match next to nothing: it would join the cells in a loop.
c.valid_from <= :revision
    and c.valid_until > :revision
    and c.year = any(array(
        select generate_series(
            extract(year from cast(:since as date))::int, extract(year from cast(:until as date))::int)))
