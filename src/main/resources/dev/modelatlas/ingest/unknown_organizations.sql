-- Organizations in a call that cannot be resolved, or that several organizations could be.
select d.line, u.position - 1 as position, u.word, w.candidates
from draft d
cross join unnest(d.organizations) with ordinality u (word, position)
join organization_word w on w.word = u.word and w.name is null
order by d.line, u.position
