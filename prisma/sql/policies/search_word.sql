alter table search_word enable row level security;

create policy reads on search_word for select to waymark_app
  using (((episode_id is null)
        and (exists ( select from sight s
        where ((s.person_id = search_word.person_id)
      and (coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason) <> 'own'::text)
    and (search_word.section = any (s.sections))
    and (search_word.section = any (( select app.read_sections() as read_sections)::text[]))
    and ((search_word.source <> all (array['address'::text, 'phone'::text])) or (not s.withheld)
      or (coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason) = 'lead'::text)
    or (s.person_id = any (( select app.safe_listed() as safe_listed)::uuid[])))) offset 0)))
    or ((episode_id is not null)
      and (exists ( select from sight s
        where ((s.episode_id = search_word.episode_id)
      and (coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason) <> 'own'::text)
    and (search_word.section = any (s.sections))
    and (search_word.section = any (( select app.read_sections() as read_sections)::text[]))
    and ((search_word.section <> 'whereabouts'::text) or (not s.withheld)
      or (coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason) = 'lead'::text)
    or (s.person_id = any (( select app.safe_listed() as safe_listed)::uuid[])))) offset 0))));
