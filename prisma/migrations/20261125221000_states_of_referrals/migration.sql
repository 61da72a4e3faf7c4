-- The life of a referral is kept by PostgreSQL too (shared/src/referrals/referral-life.ts says the same): until now SQL inside a request of the receiving team could take back to
-- “received” what was withdrawn, declined or ended, and accept it anew; and somebody of the sender's could send anew what they do not read.

-- What a request's own hand may do to the state, by the side that its team is on. What functions do they answer for themselves.
create function app.check_referral_state() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  sender boolean := new.from_team = app.team_id();
  receiver boolean := new.to_team = app.team_id();
  undecided constant text[] := array['sent', 'received', 'moreInfoAsked', 'waitingList'];
begin
  if current_user not in ('waymark_app', 'waymark_demo') then return new; end if;
  if new.sent_at is not null and new.approved_by_team is null and (tg_op = 'INSERT' or (new.sent_at, new.approved_by_team) is distinct from (old.sent_at, old.approved_by_team))
  then raise exception 'not allowed' using errcode = '42501'; end if; -- nothing goes out for which no team answers
  if tg_op = 'INSERT' then
    if new.status not in ('draft', 'sent') or (new.status = 'sent') is distinct from (new.sent_at is not null) then raise exception 'not allowed' using errcode = '42501'; end if;
    return new;
  end if;
  if new.status = old.status
    or (sender and new.status = 'withdrawn' and old.status = any (undecided || array['draft']))
    or (sender and new.status = 'received' and old.status = 'moreInfoAsked')
    or (sender and new.status in ('sent', 'draft') and old.status in ('declined', 'notEngaged'))
    or (receiver and new.status = 'received' and old.status = 'sent')
    or (receiver and new.status = 'moreInfoAsked' and old.status in ('sent', 'received'))
    or (receiver and new.status in ('waitingList', 'declined') and old.status = any (undecided))
    or (receiver and new.status = 'active' and old.status = 'accepted')
    or (receiver and new.status in ('completed', 'notEngaged') and old.status in ('accepted', 'active'))
    or (new.status = 'sent' and old.status = 'draft' and new.approved_by_team = app.team_id() and app.may_share(new.episode_id) <> '{}')
  then return new; end if;
  raise exception 'not allowed' using errcode = '42501';
end $$;
create trigger checks_state before insert or update on referral for each row execute function app.check_referral_state();

-- What is offered is asked whenever it goes out, whichever columns are written; and a team that is itself only shared to sends of itself what it may pass on.
drop trigger checks_offer on referral;
create trigger checks_offer before insert or update on referral for each row execute function app.check_offer();
do $offer$
declare
  was text := pg_get_functiondef('app.check_offer'::regproc);
  becomes text := replace(replace(was, '(tg_op = ''UPDATE'' and (new.approved_by_team is null or (',
      '(tg_op = ''UPDATE'' and (new.status <> ''sent'' or old.status = ''sent'') and ((new.approved_by_team is null and new.sent_at is null) or ('),
    '    or app.is_member_of(new.to_team)', $f$    or app.is_member_of(new.to_team)
    or (new.sent_at is not null and new.approved_by_team = new.from_team and not app.my_reasons(new.episode_id) && array['lead', 'area', 'placing', 'national']
      and not array_remove(new.sections, 'whereabouts') <@ array(select p.section from app.may_pass_on(new.episode_id, new.from_team, app.account_id()) p))$f$);
begin
  if position('old.status = ''sent''' in becomes) = 0 or position('array_remove' in becomes) = 0 then raise exception 'what is offered is not asked as it was'; end if;
  execute becomes;
end $offer$;

-- Accepting is a state, too: once, in the same function that opens.
do $accept$
declare
  was text := pg_get_functiondef('app.accept_referral'::regproc);
  becomes text := replace(was, '  return opened;', '  update referral set status = ''accepted'' where id = r.id;
  return opened;');
begin
  if was = becomes then raise exception 'accepting is not as it was'; end if;
  execute becomes;
end $accept$;
