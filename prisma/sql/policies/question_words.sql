alter table question_words enable row level security;

create policy reads on question_words for select to waymark_app
  using (exists ( select from question q
        where ((q.id = question_words.question_id)
      and ((not q.withheld) or (q.person_id = any (( select app.safe_listed() as safe_listed)::uuid[]))
      or (exists ( select from sight s
        where ((s.episode_id = q.episode_id)
      and (coalesce((( select app.seen_reasons() as seen_reasons) ->> s.reason), s.reason)
      = 'lead'::text)) offset 0)))) offset 0));
