create function app.ask_question(new_id uuid, of_episode uuid, receiver uuid, words text,
    due timestamp with time zone, expires timestamp with time zone) returns text
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare q question; guarded person_protection;
begin
  if not app.sees_people() or receiver = app.team_id()
    or not app.my_bases(of_episode) && array['lead', 'area', 'placing', 'share', 'individual', 'national']
    or not exists (select from team t join agency g on g.id = t.agency_id
        where t.id = receiver and g.kind <> 'oversight')
  then raise exception 'not allowed' using errcode = '42501'; end if;
  select x.* into guarded from person_protection x join episode e on e.person_id = x.person_id
    where e.id = of_episode;
  -- of a sealed person nobody hears who does not see them: not even that somebody asks
  if coalesce(guarded.sealed, false) and not exists (select from access_grant s
    where s.episode_id = of_episode and s.team_id = receiver and s.from_at <= app.now()
      and (s.until is null or s.until > app.now()) and (s.account_id is not null or s.basis in ('lead', 'national')))
      then return null; end if;
  if coalesce(guarded.whereabouts, 'full') <> 'full'
    and not exists (select from episode e where e.id = of_episode and e.lead_team = receiver)
    and not ('lead' = any (app.my_bases(of_episode)) and app.reads_restricted(of_episode, receiver))
      then return null; end if;
  insert into question (id, episode_id, person_id, from_team, to_team, status, due_at, expires_at, sealed, withheld)
  select new_id, e.id, e.person_id, app.team_id(), receiver, 'asked', due, expires, coalesce(guarded.sealed, false),
    coalesce(guarded.whereabouts, 'full') <> 'full'
  from episode e where e.id = of_episode returning * into q;
  insert into question_words (question_id, asks) values (q.id, words);
  insert into task (id, kind, question_id, section, owner_team, started_at, due_at)
    values (gen_random_uuid(), 'answerQuestion', q.id, 'summary', receiver, app.now(), due);
  return q.reference;
end
$$;

create function app.seal_questions() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare q record;
begin
  for q in update question set sealed = new.sealed, withheld = new.whereabouts <> 'full'
    where person_id = new.person_id and (sealed, withheld) is distinct from (new.sealed, new.whereabouts <> 'full')
      returning id, episode_id, to_team, ended_at, withheld loop
    -- by whom is the record's to say
    insert into event (kind, subject, subject_id, account_id, team_id)
      values ('question.changed', 'question', q.id, null, null);
    if q.withheld and q.ended_at is null and not app.reads_restricted(q.episode_id, q.to_team) then
      update question set status = 'expired', ended_at = app.now() where id = q.id;
      update task set ended_at = app.now(), outcome = 'dropped' where question_id = q.id and ended_at is null;
      insert into event (kind, subject, subject_id) values ('question.expired', 'question', q.id);
    end if;
  end loop;
  return null;
end
$$;

create function app.settle_question(of_question uuid, becomes text, words text, why text) returns text
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare q question;
begin
  select * into q from question where id = of_question for update;
  if q.id is null or not app.sees_people() or q.to_team is distinct
    from app.team_id() or q.person_id = any (app.excluded_persons())
    or (q.sealed and app.my_bases(q.episode_id) = '{}') or becomes not in ('seen', 'answered', 'refused')
    or (q.withheld and not q.person_id = any (app.allow_listed()) and not 'lead' = any (app.my_bases(q.episode_id)))
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if q.ended_at is not null or (becomes = 'seen' and q.status = 'seen') then return q.status; end if;
  update question set status = becomes, seen_at = coalesce(seen_at, app.now()), ground = case becomes
    when 'refused' then why end,
    ended_at = case when becomes <> 'seen' then app.now() end, ended_by = case
      when becomes <> 'seen' then app.account_id() end where id = q.id;
  if becomes <> 'seen' then
    update question_words set answer = case becomes when 'answered' then words end, note = case becomes
      when 'refused' then words end where question_id = q.id;
    update task set ended_at = app.now(), outcome = case becomes when 'answered' then 'done' else 'dropped' end
      where question_id = q.id and ended_at is null;
  end if;
  return q.status;
end
$$;

create trigger copies_to_questions after insert or update on person_protection for each row
  execute function app.seal_questions();
