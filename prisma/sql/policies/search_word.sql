alter table search_word enable row level security;

create policy reads on search_word for select to waymark_app
  using (((episode_id is null)
        and (exists ( select from access_grant s
        where ((s.person_id = search_word.person_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and (search_word.section = any (s.sections))
    and (search_word.section = any (( select app.read_sections() as read_sections)::text[]))
    and ((search_word.source <> all (array['address'::text, 'phone'::text])) or (not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0)))
    or ((episode_id is not null)
      and (exists ( select from access_grant s
        where ((s.episode_id = search_word.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and (search_word.section = any (s.sections))
    and (search_word.section = any (( select app.read_sections() as read_sections)::text[]))
    and ((search_word.section <> 'whereabouts'::text) or (not s.withheld)
      or (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) = 'lead'::text)
    or (s.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[])))) offset 0))));
