alter table correction enable row level security;

create policy reads on correction for select to waymark_app
  using (exists (select from my_access a
    where (a.episode_id = correction.episode_id
        or correction.episode_id is null and a.person_id = correction.person_id)
      and (about is not null or section = any (a.granted) and section = any (a.readable))
      and (field not in ('homeAddress', 'phone') or a.may_know_whereabouts) offset 0));

-- The author of a correction may be known by access to another episode of the person than the one corrected: two
-- grants, so two policies.
create policy places on correction as restrictive for select to waymark_app
  using (exists (select from my_access a
    where a.person_id = correction.person_id and (recorded_team = any (a.known_teams)) is not false offset 0));

create policy records on correction as restrictive for select to waymark_app
  using (about is null or exists (select from readable_record r
        where r.section = correction.section and r.id = about));
