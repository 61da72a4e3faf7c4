-- A share may begin on a day to come. Until then it opens nothing, and whoever it is for is told nothing: not that it is there, not that it was changed or taken back.
alter table share add column begins_at timestamptz(3), add column begun_at timestamptz(3);
create index share_begins on share (begins_at) where begins_at is not null and begun_at is null and ended_at is null;

-- Its row of sight begins with it; it begins before it ends, and before somebody looks whether it is still needed.
select app.amend_function('app.give_share', $$  review timestamptz := input ->> 'reviewAt';$$, $$  review timestamptz := input ->> 'reviewAt';
  begins timestamptz := case when (input ->> 'from')::timestamptz > app.now() then (input ->> 'from')::timestamptz end;$$);
select app.amend_function('app.give_share', 'or review is null or review > ends', 'or review is null or review > ends or coalesce(begins >= least(ends, review), false)');
select app.amend_function('app.give_share', 'onward, until, review_at)', 'onward, until, review_at, begins_at)');
select app.amend_function('app.give_share', $$(input ->> 'onward')::boolean, ends, review);$$, $$(input ->> 'onward')::boolean, ends, review, begins);$$);
select app.amend_function('app.give_share', 'opened, new_share, ends, null, named);', 'opened, new_share, ends, null, named);
  if begins is not null then update sight set from_at = begins where share_id = new_share; end if;');
select app.amend_function('app.extend_share', 'or ends is null or ends < h.until', 'or ends is null or ends < h.until or coalesce(h.begins_at >= least(ends, review), false)');

-- What never began leaves nothing behind: neither the reference and name that an ended share leaves, nor a word on their screens.
select app.amend_function('app.close_share', $$perform app.add_sight(h.episode_id, h.to_team, 'own', '{}', h.id, null, null, h.to_account);$$,
  $$if h.begins_at is null or h.begins_at <= app.now() then perform app.add_sight(h.episode_id, h.to_team, 'own', '{}', h.id, null, null, h.to_account); end if;$$);
select app.amend_function('app.post_loss', $$begin
  if (new.until$$, $$begin
  if new.from_at > app.now() then return null; end if;
  if (new.until$$);
select app.amend_function('app.end_due_sight', 'share_id, reason from sight', 'share_id, reason, from_at < until as began from sight');
select app.amend_function('app.end_due_sight', 'insert into outbox (lost_episode, lost_team, lost_account) values (due.episode_id, due.team_id, due.account_id);',
  'if due.began then insert into outbox (lost_episode, lost_team, lost_account) values (due.episode_id, due.team_id, due.account_id); end if;');

-- When its day comes, it is told as any share that is given: to whoever sees the episode by it from now on.
create function app.begin_due_sight() returns int language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare due record; n int := 0;
begin
  for due in select id, episode_id, to_team from share where begins_at <= app.now() and begun_at is null and ended_at is null and (until is null or until > app.now())
    order by begins_at limit 500 for update skip locked loop
    n := n + 1;
    update share set begun_at = app.now() where id = due.id;
    insert into event (kind, subject, subject_id, data) values ('share.given', 'episode', due.episode_id, json_build_object('teamId', due.to_team));
  end loop;
  return n;
end $$;
revoke execute on function app.begin_due_sight from public;
grant execute on function app.begin_due_sight to waymark_jobs, waymark_demo;

-- Whoever asked for access has their answer when they can look.
select app.amend_function('app.answer_access', $$begin
  perform$$, $$begin
  if new.begins_at > app.now() then return null; end if;
  perform$$);
create trigger answers_access_later after update of begun_at on share for each row when (old.begun_at is null and new.begun_at is not null) execute function app.answer_access();

-- That it was arranged, and that it was taken back before its day, is told to those who are told of shares.
select app.amend_function('app.drain_outbox', $$('share.given', 'share.ended', 'share.extended',$$, $$('share.given', 'share.arranged', 'share.withdrawn', 'share.ended', 'share.extended',$$);
select app.amend_policy('event', 'of_shares', $$ARRAY['share.extended'::text,$$, $$ARRAY['share.arranged'::text, 'share.withdrawn'::text, 'share.extended'::text,$$);

select app.amend_function('app.withdraw_consent', $$perform app.tell_team('share.ended', of_episode, h.to_team, h.given_by_team, '{"why": "consentWithdrawn"}');$$,
  $$if h.begins_at > app.now() then perform app.tell_team('share.withdrawn', of_episode, h.to_team, h.given_by_team);
    else perform app.tell_team('share.ended', of_episode, h.to_team, h.given_by_team, '{"why": "consentWithdrawn"}'); end if;$$);
select app.amend_function('app.finished_shares', 'of_episode and onward and', 'of_episode and onward and (begins_at is null or begins_at < coalesce(ended_at, until)) and');

-- Those who see the whole list see what is to come too; nobody sees the episode by it yet.
select app.amend_function('app.explain_sight', 's.from_at <= app.now() and (s.until is null or s.until > app.now())
    and exists', '(s.from_at <= app.now() or s.share_id is not null) and (s.until is null or s.until > greatest(app.now(), s.from_at))
    and exists');
select app.amend_function('app.who_sees', 'where exists (select from role_section rs where rs.role = m.role)', 'where s.from_at <= app.now() and exists (select from role_section rs where rs.role = m.role)');
select app.amend_function('app.share_openings', 'c.at >= h.from_at', 'c.at >= coalesce(h.begins_at, h.from_at)');

-- A row that is to begin is none yet: nobody is rung, asked, told of a correction, handed work or shown a reference by it.
select app.amend_function('app.leave_clocks', $$and s.reason <> 'own' and (s.until$$, $$and s.reason <> 'own' and s.from_at <= app.now() and (s.until$$);
select app.amend_function('app.drain_outbox', 's.team_id = t and (s.until is null', 's.team_id = t and s.from_at <= app.now() and (s.until is null');
select app.amend_function('app.ask_question', 's.team_id = receiver and (s.until', 's.team_id = receiver and s.from_at <= app.now() and (s.until');
select app.amend_function('app.may_hold_referral', 's.team_id = r.to_team and (s.until', 's.team_id = r.to_team and s.from_at <= app.now() and (s.until');
select app.amend_function('app.ask_recipients', 'where not private and h.episode_id = any (touched) and', $$where not private and h.episode_id = any (touched)
        and coalesce(h.begins_at < least(app.now(), coalesce(h.ended_at, 'infinity')), true) and$$);
select app.amend_function('app.agency_knows', 'where t.agency_id = agency and s.', 'where t.agency_id = agency and s.from_at <= app.now() and s.');
select app.amend_function('app.post_exclusion', '(s.account_id is null or s.account_id = new.account_id) and', '(s.account_id is null or s.account_id = new.account_id) and s.from_at <= app.now() and');
select app.amend_function('app.end_exclusion', '(s.account_id is null or s.account_id = o.account_id) and', '(s.account_id is null or s.account_id = o.account_id) and s.from_at <= app.now() and');
select app.amend_function('app.set_safe', '(s.account_id is null or s.account_id = wanted) and', '(s.account_id is null or s.account_id = wanted) and s.from_at <= app.now() and');
select app.amend_function('app.name_account', 's.account_id = wanted and s.until > app.now()', 's.account_id = wanted and s.from_at <= app.now() and s.until > app.now()');
select app.amend_function('app.ring_person', 'where person_id = of_person and (until', 'where person_id = of_person and from_at <= app.now() and (until');

select app.narrow_walls();
