-- Whether a reference names anybody shall not be told by how long the answer takes: the same is looked through for nobody.
do $alike$
declare
  f record;
  was text;
  becomes text;
begin
  for f in select * from (values
    ('app.exclude', $a$  if of_person is not null then
    insert into exclusion (account_id, person_id, reason) values (wanted, of_person, because) on conflict do nothing;
    perform app.hand_back(of_person, wanted);
  end if;$a$, $b$  insert into exclusion (account_id, person_id, reason) select wanted, p.id, because from person p where p.id = coalesce(of_person, new_id) on conflict do nothing;
  perform app.hand_back(coalesce(of_person, new_id), wanted);
  if of_person is null then -- as `post_exclusion` does for somebody
    insert into outbox (lost_episode, lost_account) select distinct s.episode_id, wanted from sight s join membership m on m.team_id = s.team_id and m.account_id = wanted where s.person_id = new_id;
    perform pg_notify('outbox', '');
  end if;$b$),
    ('app.looking', '  return query' || E'\n' || '    with page as (', '  if wanted = ''{}'' then wanted := array[gen_random_uuid()]; end if;' || E'\n' || '  return query' || E'\n' || '    with page as (')) x (name, part, whole) loop
    was := pg_get_functiondef(f.name::regproc);
    becomes := replace(was, f.part, f.whole);
    if was = becomes then raise exception '% is not as it was', f.name; end if;
    execute becomes;
  end loop;
end $alike$;
