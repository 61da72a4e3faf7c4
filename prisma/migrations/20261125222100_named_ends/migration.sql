-- No share outlasts the end that its agreement names; and what goes on under another agreement is told as that.

-- ---------------------------------------------------------------- An agreement covers a share up to its own end. Of several the one that lasts longest carries it.
create or replace function app.agreement_for(giver uuid, receiver uuid, wanted_purpose text, wanted text[]) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id from team g cross join team r join agreement a on a.agency_id = g.agency_id and a.with_agency = r.agency_id
  where g.id = giver and r.id = receiver and wanted_purpose = any (a.purposes) and wanted <@ a.sections
    and a.ended_at is null and a.from_at <= app.now() and (a.until is null or a.until > app.now()) order by a.until desc nulls first, a.from_at, a.id limit 1 $$;
-- Until when it may be shared like that: null where nothing covers it, infinity where nothing ends it.
create function app.agreed_until(giver uuid, receiver uuid, wanted_purpose text, wanted text[]) returns timestamptz language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when exists (select from team g join team r using (agency_id) where g.id = giver and r.id = receiver) then 'infinity'
    else (select coalesce(a.until, 'infinity') from agreement a where a.id = app.agreement_for(giver, receiver, wanted_purpose, wanted)) end $$;
-- The same of a share, for whoever may extend it: null where nothing covers it any more, or nothing ends what does.
create function app.share_lasts(of_share uuid) returns timestamptz language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select nullif(app.agreed_until(h.given_by_team, h.to_team, h.purpose, h.sections), 'infinity') from share h where h.id = of_share and h.sections <@ app.may_share(h.episode_id) $$;
grant execute on function app.share_lasts to waymark_app;

create or replace function app.check_share() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare lasts timestamptz;
begin
  if app.account_id() is null or new.purpose = 'notified' then return new; end if;
  new.given_by := coalesce(new.given_by, app.giver_of(new.referral_id), app.account_id());
  lasts := app.agreed_until(new.given_by_team, new.to_team, new.purpose, new.sections);
  new.agreement_id := case when lasts >= coalesce(new.until, 'infinity') then app.agreement_for(new.given_by_team, new.to_team, new.purpose, new.sections) end;
  if new.legal_basis <> 'vitalInterests' and not coalesce(lasts >= coalesce(new.until, 'infinity'), false) then raise exception 'no live agreement' using errcode = 'WMAGR'; end if;
  new.receiver_basis := coalesce(new.receiver_basis, (select a.receiver_basis from agreement a where a.id = new.agreement_id), 'publicTask');
  return new;
end $$;
do $ends$
declare
  f record;
  was text;
  becomes text;
begin
  for f in select * from (values
    ('app.give_share', 'agreed boolean := app.is_agreed(app.team_id(), receiver, input ->> ''purpose'', opened)',
      'agreed boolean := coalesce(app.agreed_until(app.team_id(), receiver, input ->> ''purpose'', opened) >= ends, false)'),
    ('app.extend_share', 'not app.is_agreed(h.given_by_team, h.to_team, h.purpose, h.sections)', 'coalesce(app.agreed_until(h.given_by_team, h.to_team, h.purpose, h.sections), ''-infinity'') < ends'),
    ('app.extend_share', 'update share set until = ends, review_at = review where id = of_share',
      'update share set until = ends, review_at = review, agreement_id = case when ends > h.until then app.agreement_for(h.given_by_team, h.to_team, h.purpose, h.sections) else agreement_id end where id = of_share'),
    -- accepted, it is cut to what the agreement names, as to whatever else it rests on
    ('app.accept_referral', '  insert into share (id,', '  rests_until := least(rests_until, nullif(app.agreed_until(coalesce(r.approved_by_team, r.from_team), r.to_team, ''referral'', opened), ''infinity''));' || E'\n  insert into share (id,'),
    -- what another agreement covers goes on under that one, no longer than it lasts
    ('app.look_over_shares', 'insert into event (kind, subject, subject_id, data) values (''share.narrowed'', ''episode'', h.episode_id, json_build_object(''teamId'', h.to_team));',
      'insert into event (kind, subject, subject_id, data) values (case when h.until <= (select coalesce(a.until, ''infinity'') from agreement a where a.id = other) then ''share.moved'' else ''share.narrowed'' end, ''episode'', h.episode_id, json_build_object(''teamId'', h.to_team));'),
    ('app.look_over_shares', 'if other is not null then update share set agreement_id = other where id = h.id; continue; end if;',
      'if other is not null then
      update share set agreement_id = other, until = least(until, (select a.until from agreement a where a.id = other)) where id = h.id;
      update sight set until = least(until, (select a.until from agreement a where a.id = other)) where share_id = h.id and reason <> ''own'' and (until is null or until > app.now());
      continue;
    end if;')) x (name, part, whole) loop
    was := pg_get_functiondef(f.name::regproc);
    becomes := replace(was, f.part, f.whole);
    if was = becomes then raise exception '% is not as it was', f.name; end if;
    execute becomes;
  end loop;
end $ends$;

-- ---------------------------------------------------------------- It is told to whom the rest of a share is told.
do $moved$
declare
  was text := (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = 'event'::regclass and polname = 'of_shares');
  becomes text := replace(was, '''share.narrowed''::text', '''share.narrowed''::text, ''share.moved''::text');
begin
  if was = becomes then raise exception 'the wall of what is told of shares is not as it was'; end if;
  execute format('alter policy of_shares on event using (%s)', becomes);
end $moved$;

select app.narrow_walls();
