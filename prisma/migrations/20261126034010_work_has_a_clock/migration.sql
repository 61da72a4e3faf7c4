-- Work on a referral has a clock, too: the team that works tells the one that sent it how it goes.
do $codes$
declare codes text[];
begin
  select array_agg(code[1]) into codes from pg_constraint c cross join regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::text', 'g') code
    where c.conrelid = 'task'::regclass and c.conname = 'kind';
  execute format('alter table task drop constraint kind, add constraint kind check (kind in (%s))',
    (select string_agg(quote_literal(code), ', ' order by n) from unnest(codes || array['tellProgress']) with ordinality as x (code, n)));
end $codes$;

-- Work that was under way before has it from now on (timers.tellProgress at its longest). Whoever holds the referral holds it.
do $before$
declare r referral; clock uuid;
begin
  for r in select * from referral where status = 'active' loop
    clock := gen_random_uuid();
    insert into event (kind, subject, subject_id, data) values ('task.given', 'referral', r.id, json_build_object('id', clock, 'task', 'tellProgress'));
    insert into task (id, kind, referral_id, section, owner_team, owner_account, started_at, due_at)
    values (clock, 'tellProgress', r.id, 'summary', r.to_team,
      (select h.holder_account from referral_holder h where h.referral_id = r.id order by h.recorded_at desc, h.id desc limit 1), app.now(), app.now() + interval '28 days');
  end loop;
end $before$;
