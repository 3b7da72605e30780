-- Names in a call that no organization has, or that are the alias of several organizations.
select d.line, u.position - 1 as position, u.word, w.candidates
from draft d
cross join unnest(d.organizations) with ordinality u (word, position)
join organization_word w on w.word = u.word and w.name is null
order by d.line, u.position
