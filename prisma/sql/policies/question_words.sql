alter table question_words enable row level security;

create policy reads on question_words for select to waymark_app
  using (exists (select from question q where q.id = question_words.question_id
    and (not q.withheld or q.person_id = any ((select app.allow_listed())::uuid[])
      or exists (select from my_access a where a.episode_id = q.episode_id and a.basis = 'lead' offset 0))));
