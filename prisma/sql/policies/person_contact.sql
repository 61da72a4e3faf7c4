alter table person_contact enable row level security;

-- An address or a telephone number tells where somebody may be.
create policy access on person_contact for all to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_contact.person_id and (a.care or recorded_team = a.own_care)
      and a.may_know_whereabouts offset 0))
  with check (true);

create policy adds on person_contact as restrictive for insert to waymark_app
  with check (exists (select from my_access a
    where a.person_id = person_contact.person_id and a.writes and a.may_know_whereabouts offset 0));

create policy changes on person_contact as restrictive for update to waymark_app
  using (exists (select from my_access a
    where a.person_id = person_contact.person_id and a.writes and a.may_know_whereabouts offset 0));
