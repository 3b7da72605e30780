-- The cells that are part of the revision, of the years that are looked at.
c.valid_from <= :revision
    and c.valid_until > :revision
    and c.year between extract(year from cast(:since as date)) and extract(year from cast(:until as date))
