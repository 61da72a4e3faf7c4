alter table search_word enable row level security;

create policy reads_of_people on search_word for select to waymark_app
  using (episode_id is null and exists (select from my_access a
    where a.person_id = search_word.person_id and a.basis <> 'retained'
      and section = any (a.granted) and section = any (a.readable)
      and (source not in ('address', 'phone') or a.may_know_whereabouts) offset 0));

create policy reads_of_episodes on search_word for select to waymark_app
  using (exists (select from my_access a
    where a.episode_id = search_word.episode_id and a.basis <> 'retained'
      and section = any (a.granted) and section = any (a.readable)
      and (section <> 'whereabouts' or a.may_know_whereabouts) offset 0));
