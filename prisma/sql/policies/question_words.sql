alter table question_words enable row level security;

create policy reads on question_words for select to waymark_app
  using (exists ( select from question q
        where ((q.id = question_words.question_id)
      and ((not q.withheld) or (q.person_id = any (( select app.allow_listed() as whereabouts_allow_list)::uuid[]))
      or (exists ( select from access_grant s
        where ((s.episode_id = q.episode_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
      = 'lead'::text)) offset 0)))) offset 0));
