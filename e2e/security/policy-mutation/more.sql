-- For the mutants alone, in their own database: besides what is seeded for every proof, rows of every kind, for every section, by and for
-- every team that has to do with the record and some that have not, so that no part of a policy is left without something that it alone decides.
create function public.seed_more(someones jsonb) returns void language plpgsql as $$
declare many int := jsonb_array_length(someones);
begin
  create temp table whom on commit drop as
    select n::int, (x ->> 'accountId')::uuid as account_id, (x ->> 'teamId')::uuid as team_id from jsonb_array_elements(someones) with ordinality j (x, n);
  -- whoever comes to it in one way or another, and two who do not
  create temp table near on commit drop as
    with e as (select e.*, row_number() over (order by e.ctid) as at from episode e)
    select e.id as episode_id, e.person_id, e.at, row_number() over (partition by e.id order by w.n)::int as k, w.account_id, w.team_id, w.n
    from e join whom w on exists (select from access_grant s where s.episode_id = e.id and s.team_id = w.team_id and (s.account_id is null or s.account_id = w.account_id)) or w.n in (e.at % many + 1, (e.at * 7 + 3) % many + 1);
  insert into event (kind, subject, subject_id) select 'x', 'episode', id from episode union all select 'x', 'person', id from person union all select 'x', 'referral', id from referral
    union all select 'x', 'question', id from question union all select 'x', 'account', account_id from whom;

  -- whose session counts keeps it for as long as this takes: with the sessions all access would end, and no change be noticed
  update session set active_at = now() + interval '6 hours' where ended_at is null and active_at > now() - interval '15 minutes';

  -- some belong to their team until a day that has not come
  update membership m set until = now() + interval '1 day' from whom w where m.account_id = w.account_id and m.until is null and w.n % 3 = 0;

  -- references as people type them, by which they are found
  update person p set reference = 'P-2026-' || 100000 + x.at from (select id, row_number() over (order by ctid) as at from person) x where x.id = p.id;
  update episode e set reference = 'MP-2026-' || 100000 + x.at from (select id, row_number() over (order by ctid) as at from episode) x where x.id = e.id;

  -- everybody reported one that is led by another team, and sees it by a share; and sees one so that somebody else reported
  update episode e set status = 'reported', recorded_by = w.account_id, recorded_team = w.team_id from (select n.episode_id, n.n, row_number() over (partition by n.n order by n.at) as i from near n
    where exists (select from access_grant s where s.episode_id = n.episode_id and s.team_id = n.team_id and s.basis in ('share', 'individual', 'placing')) and not exists (select from access_grant s where s.episode_id = n.episode_id and s.team_id = n.team_id and s.basis in ('lead', 'area', 'national'))) x
    join whom w on w.n = x.n where x.i <= 2 and e.id = x.episode_id;
  update episode e set status = 'missing', recorded_by = w.account_id, recorded_team = w.team_id from (select n.episode_id, n.n, row_number() over (partition by n.n order by n.at) as i from near n
    where exists (select from access_grant s where s.episode_id = n.episode_id and s.team_id = n.team_id and s.basis in ('share', 'individual', 'placing')) and not exists (select from access_grant s where s.episode_id = n.episode_id and s.team_id = n.team_id and s.basis in ('lead', 'area', 'national'))) x
    join whom w on w.n = x.n where x.i in (3, 4) and e.id = x.episode_id;
  update episode e set status = 'reported' from (select n.episode_id, n.account_id, row_number() over (partition by n.n order by n.at) as i from near n
    where exists (select from access_grant s where s.episode_id = n.episode_id and s.team_id = n.team_id and s.basis in ('share', 'individual', 'placing')) and not exists (select from access_grant s where s.episode_id = n.episode_id and s.team_id = n.team_id and s.basis in ('lead', 'area', 'national'))) x
    where x.i in (5, 6) and e.id = x.episode_id and e.recorded_by <> x.account_id;
  -- and somebody sealed, whom they see all the same
  insert into person_protection (person_id, sealed, seal_reason, whereabouts) select distinct x.person_id, true, 'highProfile', 'full' from (select distinct on (w.n) s.person_id from whom w join membership m on m.account_id = w.account_id join access_grant s on s.team_id = w.team_id and (s.account_id is null or s.account_id = w.account_id)
    where s.from_at <= now() and (s.until is null or s.until > now() + interval '1 hour') and (s.basis in ('national', 'individual') or s.basis = 'lead' and m.role in ('sergeant', 'inspector', 'police-coordinator')) order by w.n, md5(s.ctid::text)) x
    on conflict (person_id) do update set sealed = true, seal_reason = 'highProfile';
  -- and somebody whose whereabouts they are told as the lead alone
  insert into person_protection (person_id, sealed, whereabouts) select distinct x.person_id, false, 'nothing' from (select distinct on (w.n) s.person_id from whom w join access_grant s on s.team_id = w.team_id and s.account_id is null and s.basis = 'lead'
    where s.from_at <= now() and (s.until is null or s.until > now() + interval '1 hour') and not exists (select from person_protection g where g.person_id = s.person_id) order by w.n, md5(s.ctid::text)) x
    on conflict (person_id) do nothing;

  -- some teams came to it because of where somebody was found
  update access_grant s set because_of = s.episode_id from near n where n.episode_id = s.episode_id and n.team_id = s.team_id and s.basis in ('area', 'placing') and n.k % 2 = 0;
  -- somebody was found later than anything was shared, asked or offered; and somebody when everybody who sees them did already; and somebody not yet
  update episode e set located_at = case n.at % 5 when 1 then timestamptz '2026-04-01T08:00Z' when 2 then now() - interval '1 hour' end from near n where n.episode_id = e.id and n.at % 5 in (1, 2, 3);
  -- and some will see somebody later on, who do not yet; and some did
  insert into access_grant (episode_id, person_id, team_id, sections, basis, from_at, until, open, risk, status, reported_at)
    select e.id, e.person_id, w.team_id, array['summary'], 'share', case when w.n % 2 = 0 then now() + interval '12 hours' else now() - interval '1 day' end, case when w.n % 2 = 1 then now() - interval '1 minute' end, true, e.risk, e.status, e.reported_at from (select e.*, row_number() over (order by e.ctid) as at from episode e where located_at < '2026-02-01') e join whom w on (e.at + w.n * 5) % 7 = 0
    where not exists (select from access_grant s where s.episode_id = e.id and s.team_id = w.team_id) and not exists (select from referral r where r.episode_id = e.id and w.team_id in (r.from_team, r.to_team, r.approved_by_team));

  -- what several teams recorded, on the same episode
  insert into information (id, episode_id, source, text, learned_at, recorded_by, recorded_team) select gen_random_uuid(), episode_id, 'x', 'cnry_description_more_', now(), account_id, team_id from near where k < 9;
  insert into risk_assessment (id, episode_id, level, rationale, recorded_by, recorded_team) select gen_random_uuid(), episode_id, 'medium', 'cnry_description_more_', account_id, team_id from near where k < 9;
  insert into enquiry (id, episode_id, what, result, result_at, recorded_by, recorded_team)
    select gen_random_uuid(), episode_id, 'cnry_enquiries_more_', case when k % 2 = 0 then 'x' end, case when k % 2 = 0 then now() end, account_id, team_id from near where k < 9;
  insert into reporter_update (id, episode_id, how, message, recorded_by, recorded_team) select gen_random_uuid(), episode_id, 'phone', 'cnry_enquiries_more_', account_id, team_id from near where k < 9;
  insert into support_note (id, episode_id, text, shared_back, recorded_by, recorded_team) select gen_random_uuid(), episode_id, 'cnry_support_more_', k % 2 = 0, account_id, team_id from near where k < 9;
  insert into return_report (id, episode_id, returned_at, text, recorded_by, recorded_team) select gen_random_uuid(), episode_id, now(), 'cnry_whereabouts_more_', account_id, team_id from near where k < 9;
  insert into return_discussion_record (id, return_discussion_id, episode_id, own_words, workers_view, would_help, mode, seen_alone, recorded_by, recorded_team)
    select gen_random_uuid(), d.id, d.episode_id, 'cnry_returnDiscussion_more_', 'x', 'x', 'phone', 'yes', account_id, team_id from near join return_discussion d using (episode_id) where k < 9;
  insert into return_discussion_refusal (id, return_discussion_id, episode_id, outcome, reason, recorded_by, recorded_team)
    select gen_random_uuid(), d.id, d.episode_id, 'declined', 'other', account_id, team_id from near join return_discussion d using (episode_id) where k < 9;
  update return_check c set recorded_by = n.account_id, recorded_team = n.team_id from near n where n.episode_id = c.episode_id and n.k = n.at % 6 + 1;

  -- a colleague in each team, one who leaves tomorrow, one who is gone, and one whose account is closed; and one in another team of the agency
  create temp table colleague on commit drop as select distinct on (w.team_id, v.state) gen_random_uuid() as account_id, w.team_id, m.role, v.state from whom w join membership m on m.account_id = w.account_id cross join unnest(array['well', 'leaving', 'gone', 'disabled']) v (state) order by w.team_id, v.state, w.n;
  insert into event (kind, subject, subject_id) select 'account.created', 'account', account_id from colleague;
  insert into account (id, email, name, password_hash, disabled_at) select account_id, account_id || '@waymark.example', 'A colleague', 'none', case when state = 'disabled' then now() end from colleague;
  insert into membership (id, account_id, team_id, role, until)
    select gen_random_uuid(), account_id, team_id, role, case state when 'gone' then now() - interval '1 minute' when 'leaving' then now() + interval '1 day' end from colleague;
  -- who alone sees some of those who were found before anything was asked or shared, of a team that does not
  insert into access_grant (episode_id, person_id, team_id, account_id, sections, basis, from_at, open, risk, status, reported_at)
    select distinct on (e.id, c.team_id) e.id, e.person_id, c.team_id, c.account_id, array['summary'], 'individual', now() - interval '1 day', true, e.risk, e.status, e.reported_at
    from (select e.*, row_number() over (order by e.id) as at from episode e where located_at < '2026-02-01') e join whom w on (e.at + w.n) % 5 = 1 join colleague c on c.team_id = w.team_id and c.state = 'well'
    where not exists (select from access_grant s where s.episode_id = e.id and s.team_id = w.team_id) and not exists (select from referral r where r.episode_id = e.id and w.team_id in (r.from_team, r.to_team, r.approved_by_team));
  with beside as (insert into team (id, agency_id, name) select gen_random_uuid(), t.agency_id, 'Beside ' || t.name from team t where t.id in (select team_id from colleague) returning id, agency_id)
    insert into membership (id, account_id, team_id, role) select gen_random_uuid(), c.account_id, b.id, c.role from (select distinct on (t.agency_id) c.*, t.agency_id from colleague c join team t on t.id = c.team_id where c.state = 'gone' order by t.agency_id, c.account_id) c
      join (select distinct on (agency_id) * from beside order by agency_id, id) b using (agency_id);
  insert into exclusion (account_id, person_id, reason) select c.account_id, p.id, 'x' from colleague c join (select p.*, row_number() over (order by ctid) as at from person p) p on p.at % 9 = 0 where c.state = 'well' on conflict do nothing;
  insert into whereabouts_allow_list (account_id, person_id) select c.account_id, p.id from colleague c join (select p.*, row_number() over (order by ctid) as at from person p) p on p.at % 7 = 0 where c.state = 'well' on conflict do nothing;

  -- wrong facts of every kind
  insert into correction (id, person_id, episode_id, field, section, erased, why, means, recorded_by, recorded_team)
    select gen_random_uuid(), n.person_id, case when v.field in ('narrative', 'address') then n.episode_id end, v.field, v.section, false, 'x', 'x', n.account_id, n.team_id
    from near n, (values (1, 'homeAddress', 'care'), (2, 'phone', 'care'), (3, 'narrative', 'description'), (4, 'address', 'whereabouts'), (1, 'warning', 'summary'), (2, 'conditions', 'health')) v (k, field, section) where n.k = v.k;

  -- and wrong records, of every kind, by those who recorded them and by others
  insert into correction (id, person_id, episode_id, field, section, about, erased, why, means, recorded_by, recorded_team)
    select gen_random_uuid(), n.person_id, n.episode_id, x.field, x.section, x.about, false, 'x', 'x', n.account_id, n.team_id from near n join (
      select episode_id, 'information' as field, 'description' as section, id as about from information union all select episode_id, 'riskRationale', 'description', id from risk_assessment
      union all select episode_id, 'checkNote', 'health', episode_id from return_check union all select episode_id, 'ownWords', 'returnDiscussion', id from return_discussion_record
      union all select episode_id, 'notHeldNote', 'returnDiscussion', id from return_discussion_refusal union all select episode_id, 'supportNote', 'support', id from support_note
      union all select episode_id, 'foundAddress', 'whereabouts', episode_id from found_place union all select episode_id, 'returnReport', 'whereabouts', id from return_report) x using (episode_id)
    where n.k = (n.at + abs(hashtext(x.about::text))) % 5 + 1;

  -- some of them since before it was kept who says so
  update correction set recorded_team = null where field in ('narrative', 'warning') and why = 'x' and abs(hashtext(person_id::text)) % 2 = 0;

  -- who asked and was asked
  insert into access_request (id, reference, whom, sections, reason, expires_at, recorded_by, recorded_team)
    select gen_random_uuid(), 'more ' || n || team_id, 'x', array['summary'], 'x', now() + interval '1 day', account_id, team_id
    from (select n, account_id, team_id from whom union all select w.n, w.account_id, o.team_id from whom w join whom o on o.n = w.n % many + 1) x on conflict do nothing;
  insert into question (id, reference, episode_id, person_id, from_team, to_team, status, due_at, expires_at, sealed, withheld, recorded_by, recorded_team, recorded_at)
    select gen_random_uuid(), 'more ' || a.at || ' ' || a.k, a.episode_id, a.person_id, a.team_id, b.team_id, case when a.k % 2 = 0 then 'asked' else 'seen' end, now() + interval '1 hour', now() + interval '1 day',
      coalesce(g.sealed, false), coalesce(g.whereabouts, 'full') <> 'full', c.account_id, a.team_id, case when a.k % 3 = 0 then timestamptz '2026-01-01T21:00Z' else case when a.at % 2 = 0 then timestamptz '2026-03-01T09:00Z' else '2026-03-04T09:00Z' end end
    from near a join whom b on b.n = (a.at * 5 + a.k * 3) % many + 1 join lateral (select w.account_id from whom w where w.team_id = a.team_id order by (w.n + a.at) % 5 limit 1) c on true left join person_protection g on g.person_id = a.person_id
    where a.k < 9 and a.team_id <> b.team_id;
  insert into question_words (question_id, asks) select id, 'x' from question on conflict do nothing;
  update return_discussion_assignee h set team_id = n.team_id from near n where n.episode_id = h.episode_id and n.k = n.at % 7 + 1;
  insert into protection (id, person_id, episode_id, kind, reason, for_account, recorded_by, recorded_team)
    select gen_random_uuid(), n.person_id, n.episode_id, v.kind, 'x', o.account_id, n.account_id, n.team_id
    from near n join near o on o.episode_id = n.episode_id and o.k = n.k % 5 + 2 join unnest(array['sealed', 'unsealAsked', 'unsealRefused', 'individualGranted', 'restricted', 'restrictAsked', 'restrictRefused', 'allowListed']) with ordinality v (kind, i) on v.i % 4 = n.k % 4 where n.k < 7;
  insert into exclusion_order (id, account_id, reference, why, recorded_by, recorded_team)
    select gen_random_uuid(), w.account_id, p.reference, 'relative', w.account_id, w.team_id from whom w join (select p.*, row_number() over (order by ctid) as at from person p) p on p.at % many + 1 = w.n;
  insert into exclusion_order (id, account_id, reference, why, recorded_by, recorded_team)
    select gen_random_uuid(), c.account_id, p.reference, 'subject', case when right(p.reference, 1) in ('0', '2', '4', '6', '8') then w.account_id else c.account_id end, w.team_id from exclusion x join person p on p.id = x.person_id join whom w on w.account_id = x.account_id join colleague c on c.team_id = w.team_id and c.state = 'well';
  insert into agreement (id, agency_id, with_agency, title, purposes, sections, giver_basis, receiver_basis, ended_at, ended_by)
    select gen_random_uuid(), agency_id, with_agency, 'Ended', purposes, sections, giver_basis, receiver_basis, now(), (select account_id from whom where n = 1) from agreement where from_at is not null;

  -- teams of every kind cover both areas; one is the national unit
  insert into team_area (team_id, area_code) select w.team_id, a from whom w, unnest(array['S12000049', 'S12000036']) with ordinality v (a, i) where w.n % 3 <> 2 and v.i = w.n % 2 + 1 on conflict do nothing;
  update team t set national = true from membership m where m.team_id = t.id and m.role = 'national';

  -- the lead is on its way to somebody of another team
  delete from handover_turn t using near n where n.episode_id = t.episode_id and n.at % 2 = 0;
  update handover h set status = 'pushed', from_team = e.lead_team, to_team = x.team_id from (select distinct on (n.episode_id) n.episode_id, n.team_id from near n join team t on t.id = n.team_id join agency g on g.id = t.agency_id where g.kind = 'police' and n.at % 2 = 0 order by n.episode_id, (n.k + n.at) % 5, n.k) x
    join episode e on e.id = x.episode_id where h.episode_id = x.episode_id;
  insert into handover_turn (handover_id, episode_id, asked_account, due_at, passed_at)
    select h.id, h.episode_id, w.account_id, now() + interval '1 hour', case when (w.n + n.at) % 4 = 0 then now() end from handover h join whom w on w.team_id = h.to_team join (select distinct episode_id, at from near) n on n.episode_id = h.episode_id where h.status = 'pushed';
  insert into task (id, kind, episode_id, about, section, owner_team, owner_account, started_at, due_at)
    select gen_random_uuid(), 'acceptHandover', h.episode_id, h.id, 'enquiries', h.to_team, null, now(), now() + interval '1 hour' from handover h where h.status = 'pushed';

  -- openings, lookings and corrections that wait for each agency and team
  insert into break_glass (id, reference, episode_id, person_id, reason, until, review_by, recorded_by, recorded_team)
    select gen_random_uuid(), 'BG-2026-' || 100000 + n.at * 20 + n.k, n.episode_id, n.person_id, 'x', now() + interval '4 hours', now() + interval '1 day', n.account_id, n.team_id from near n where n.k % 3 = 0 and n.k < 10;
  insert into access_alert (id, agency_id, account_id, team_id, about, episode, day, first_at, last_at, times, reasons, status)
    select gen_random_uuid(), t.agency_id, n.account_id, n.team_id, n.person_id, n.episode_id, date '2026-01-01' + n.at::int, now(), now(), 1, array['noTask'], (array['open', 'cleared', 'followUp'])[n.k % 3 + 1] from near n join team t on t.id = n.team_id where n.k < 9 on conflict do nothing;
  insert into correction_recipient (id, correction_id, person_id, episode_id, team_id, by_hand, due_at)
    select gen_random_uuid(), c.id, c.person_id, n.episode_id, n.team_id, n.k % 2 = 0, now() + interval '1 day' from correction c join near n on n.person_id = c.person_id and n.k < 5
    where c.about is null or (n.episode_id = c.episode_id and abs(hashtext(c.about::text)) % 12 = 0);
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at, ended_at, outcome)
    select gen_random_uuid(), case when r.by_hand then 'passOnCorrection' else 'acknowledgeCorrection' end, r.episode_id, r.id, 'summary', r.team_id, now(), now() + interval '1 day', case when n.k = 4 then now() end, case when n.k = 4 then 'done' end
    from correction_recipient r join near n on n.episode_id = r.episode_id and n.team_id = r.team_id and n.k < 5 on conflict do nothing;

  -- a service that another agency's team receives for
  with s as (select w.n, t.agency_id, o.team_id, (select to_jsonb(x) from service x limit 1) || jsonb_build_object('id', gen_random_uuid()) as row from whom w join team t on t.id = w.team_id join whom o on o.n = (w.n + 6) % many + 1),
    made as (insert into service select r.* from s cross join lateral jsonb_populate_record(null::service, s.row || jsonb_build_object('agency_id', s.agency_id, 'receiving_team', s.team_id)) r returning id)
  insert into event (kind, subject, subject_id) select 'x', 'service', id from made;

  -- shares and referrals between those concerned, and what they say to each other
  insert into share (id, episode_id, to_team, given_by_team, given_by, sections, purpose, legal_basis, receiver_basis, onward, from_at, until)
    select gen_random_uuid(), a.episode_id, a.team_id, b.team_id, b.account_id, array['summary'], 'prevent', 'publicTask', 'publicTask', a.k % 2 = 0, case when a.k % 3 = 0 then timestamptz '2026-01-01T21:00Z' else case when a.at % 2 = 0 then timestamptz '2026-03-01T09:00Z' else '2026-03-05T09:00Z' end end, now() + interval '1 day'
    from near a join near b on b.episode_id = a.episode_id and b.k = (a.k + a.at) % 6 + 1 and b.team_id <> a.team_id where a.k < 7 and (a.k + a.at) % 3 = 0;
  insert into share_consent (share_id, episode_id, asked, why_not_asked, recorded_by, recorded_team) select id, episode_id, false, 'x', given_by, given_by_team from share on conflict do nothing;
  insert into share_urgent (share_id, episode_id, reason, recorded_by, recorded_team) select id, episode_id, 'x', given_by, given_by_team from share on conflict do nothing;
  insert into consent_withdrawal (id, episode_id, said, recorded_by, recorded_team) select gen_random_uuid(), episode_id, 'x', account_id, team_id from near where k < 7;
  insert into referral (id, reference, episode_id, person_id, from_team, to_team, status, type, urgency, area_code, age_band, sections, onward, legal_basis, approved_by_team, sent_at, recorded_by, recorded_team, recorded_at)
    select gen_random_uuid(), 'more ' || a.at || ' ' || a.k, a.episode_id, a.person_id, a.team_id, b.team_id, v.status, 'other', 'routine', 'S12000049', '16to17', array['summary', 'description'], false, 'publicTask',
      case when a.k % 3 = 0 then c.team_id when v.status = 'draft' then null else a.team_id end, case when v.status <> 'draft' then now() end, a.account_id, a.team_id, case when a.k % 2 = 0 then timestamptz '2026-01-01T21:00Z' else case when a.at % 2 = 0 then timestamptz '2026-03-01T09:00Z' else '2026-03-03T09:00Z' end end
    from near a join near b on b.episode_id = a.episode_id and b.k = (a.k + a.at) % 6 + 1 join near c on c.episode_id = a.episode_id and c.k = (a.k + 2) % 6 + 1
      join unnest(array['draft', 'sent', 'received', 'moreInfoAsked', 'waitingList', 'accepted', 'active', 'completed', 'notEngaged', 'declined', 'withdrawn', 'accepted', 'active']) with ordinality v (status, i) on v.i = (a.at + a.k * 4) % 13 + 1
    where a.k < 7 and a.team_id <> b.team_id;
  -- and one of a team that has finished since
  insert into referral (id, reference, episode_id, person_id, from_team, to_team, status, type, urgency, area_code, age_band, sections, onward, legal_basis, approved_by_team, sent_at, recorded_by, recorded_team)
    select gen_random_uuid(), 'more own ' || n.at || ' ' || n.k, n.episode_id, n.person_id, e.lead_team, n.team_id, (array['accepted', 'active'])[n.k % 2 + 1], 'other', 'routine', 'S12000049', '16to17', array['summary'], false, 'publicTask', e.lead_team, now(), n.account_id, n.team_id
    from near n join episode e on e.id = n.episode_id where exists (select from access_grant s where s.episode_id = n.episode_id and s.team_id = n.team_id)
      and not exists (select from access_grant s where s.episode_id = n.episode_id and s.team_id = n.team_id and s.basis not in ('retained', 'break-glass'));
  insert into event (kind, subject, subject_id) select 'x', 'referral', id from referral where reference like 'more %' union all select 'x', 'question', id from question where reference like 'more %' union all select 'x', 'account', id from agreement where title = 'Ended';
  insert into referral_line (referral_id, line) select id, 'x' from referral on conflict do nothing;
  insert into referral_content (referral_id, episode_id, reason, views, recorded_by, recorded_team) select id, episode_id, 'x', 'agrees', recorded_by, recorded_team from referral on conflict do nothing;
  insert into referral_message (id, referral_id, kind, text, about, recorded_by, recorded_team)
    select gen_random_uuid(), r.id, v.kind, 'x', case when v.kind = 'answer' then r.id end, r.recorded_by, r.recorded_team from referral r, unnest(array['question', 'answer']) v (kind) where r.reference like 'more %' and abs(hashtext(r.reference)) % 2 = 0;
  insert into referral_outcome (referral_id, need, outcome, recorded_by, recorded_team) select id, 'other', 'met', recorded_by, to_team from referral where reference like 'more %';
  insert into referral_session (id, referral_id, episode_id, planned_for, mode, status, recorded_by, recorded_team)
    select gen_random_uuid(), r.id, r.episode_id, now(), 'phone', v.status, r.recorded_by, r.to_team from referral r, unnest(array['planned', 'attended']) v (status);
  insert into referral_assignee (id, referral_id, assignee_account, recorded_by, recorded_team) select gen_random_uuid(), id, recorded_by, recorded_by, to_team from referral where reference like 'more %';
  update share h set referral_id = r.id from referral r where r.episode_id = h.episode_id and h.referral_id is null and r.status in ('accepted', 'active', 'completed') and abs(hashtext(h.from_at::text || h.to_team::text)) % 3 = 0;

  -- deadlines of every kind, in every section
  insert into task (id, kind, episode_id, about, section, owner_team, started_at, due_at, recorded_by, recorded_team)
    select gen_random_uuid(), v.kind, n.episode_id, gen_random_uuid(), (array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts', 'summary', 'summary'])[(n.at + n.k + v.i) % 11 + 1],
      n.team_id, now(), now() + interval '1 hour', n.account_id, n.team_id
    from near n join unnest(array['acknowledgeCorrection', 'passOnCorrection', 'confirmUnseal', 'decideRestriction', 'reviewBreakGlass', 'reviewShare', 'reviewUrgentShare', 'acceptHandover', 'riskReview', 'confirmReport', 'notMissingReview', 'enquiry', 'updateReporter',
      'returnCheck', 'arrangeDiscussion', 'completeDiscussion', 'reofferDiscussion', 'answerAccess']) with ordinality v (kind, i) on v.i % 6 = n.k % 6 where n.k < 13;
  insert into task (id, kind, referral_id, about, section, owner_team, started_at, due_at, recorded_by, recorded_team)
    select gen_random_uuid(), v.kind, r.id, gen_random_uuid(), 'summary', r.to_team, now(), now() + interval '1 hour', r.recorded_by, r.recorded_team
    from (select r.*, row_number() over (order by ctid) as at from referral r where r.reference like 'more %') r join unnest(array['acknowledgeReferral', 'decideReferral', 'agreeReferral', 'answerReferral', 'reviewWaiting', 'firstContact', 'tellProgress']) with ordinality v (kind, i) on v.i = r.at % 7 + 1;
  insert into task (id, kind, question_id, section, owner_team, started_at, due_at, recorded_by, recorded_team)
    select gen_random_uuid(), 'answerQuestion', id, 'summary', to_team, now(), now() + interval '1 hour', recorded_by, recorded_team from question where reference like 'more %';

  insert into access_log (account_id, team_id, action, outcome, ids) select account_id, team_id, 'episode.read', v.outcome, '{}' from whom, unnest(array['print', 'export', 'refused']) v (outcome) where n < 4;

  -- drafts on everything that somebody has to do with, in each section that is open to them there
  insert into draft (id, account_id, team_id, form, place, episode_id, person_id, section, "values")
    select gen_random_uuid(), w.account_id, w.team_id, (array['addInformation', 'recordFound', 'returnReport', 'recordDiscussion', 'editHealth', 'referral', 'correction'])[(s.at + v.i + w.n) % 7 + 1], gen_random_uuid(),
      case when v.of in ('e', 'both') then s.episode_id end, case when v.of in ('p', 'both') then s.person_id end, x.section, '{}'
    from (select s.*, row_number() over (order by ctid) as at from access_grant s) s join whom w on w.team_id = s.team_id and (s.account_id is null or s.account_id = w.account_id)
      join unnest(s.sections) with ordinality x (section, i) on x.i % 4 = s.at % 4 or s.basis = 'retained' join unnest(array['e', 'p', 'both']) with ordinality v (of, i) on v.i = (s.at + x.i) % 3 + 1 or s.basis = 'retained';
  -- and on what a page is about that names neither: of what is there, and of what is not; and reports of somebody who was told as known, of somebody new and of nobody
  insert into access_log (account_id, team_id, action, outcome, ids) select w.account_id, w.team_id, 'episode.report', 'matched', array[p.id]
    from (select p.*, row_number() over (order by ctid) as at from person p) p join whom w on (p.at + w.n) % 3 = 0;
  insert into access_log (account_id, team_id, action, outcome, ids) select w.account_id, w.team_id, v.action, v.outcome, array[p.id]
    from (select p.*, row_number() over (order by ctid) as at from person p) p join whom w on (p.at + w.n) % 3 = 1, (values ('person.search', 'matched'), ('episode.report', 'shown')) v (action, outcome);
  insert into draft (id, account_id, team_id, form, place, section, "values")
    select gen_random_uuid(), w.account_id, w.team_id, v.form, v.place, 'summary', v.typed from whom w cross join lateral (
      select 'questionAnswer', q.id::text, '{}'::jsonb from question q where w.team_id in (q.from_team, q.to_team)
      union all select 'questionRefusal', q.id::text, '{}' from question q where q.to_team = w.team_id
      union all select 'referralStep', r.id || '/decline', '{}' from referral r where w.team_id in (r.from_team, r.to_team)
      union all select 'openingReview', b.id::text, '{}' from (select b.*, row_number() over (order by ctid) as at from break_glass b) b where (b.at + w.n) % 3 = 0
      union all select 'exclusionEnd', o.id::text, '{}' from (select o.*, row_number() over (order by ctid) as at from exclusion_order o) o where (o.at + w.n) % 3 = 0
      union all select 'accessAlertReview', u.id::text, '{}' from access_alert u join team t on t.agency_id = u.agency_id where t.id = w.team_id
      union all select x.form, p.id || x.form || x.n, case x.n when 1 then jsonb_build_object('personId', p.id) else jsonb_build_object('personId', p.id, 'person', json_build_object('givenName', 'x')) end
        from (select p.*, row_number() over (order by ctid) as at from person p) p, (values ('report', 1), ('report', 2), ('notify', 1), ('service', 1)) x (form, n) where (p.at + w.n) % 2 = 0
      union all select x, gen_random_uuid()::text, '{}' from unnest(array['questionAnswer', 'questionRefusal', 'referralStep', 'openingReview', 'exclusionEnd', 'accessAlertReview', 'report', 'notify']) x) v (form, place, typed);
  insert into saved_view (id, account_id, team_id, list, name, search, shared) select gen_random_uuid(), w.account_id, o.team_id, 'missingNow', 'x', '{}', w.n % 2 = 0 from whom w join whom o on o.n = w.n % many + 1;
end $$;

-- What happened, of every kind, in every section and for every audience: by and about teams that have to do with it.
create function public.notify_more(someones jsonb) returns void language plpgsql as $$
declare many int := jsonb_array_length(someones);
begin
  create temp table whom on commit drop as select n::int, (x ->> 'accountId')::uuid as account_id, (x ->> 'teamId')::uuid as team_id from jsonb_array_elements(someones) with ordinality j (x, n);
  insert into event (kind, subject, subject_id, account_id, team_id, section, audience, data)
  with e as (select e.*, row_number() over (order by e.ctid) as at, array(select distinct s.team_id from access_grant s where s.episode_id = e.id) || array(select w.team_id from whom w where w.n in (1, 12, 23)) as teams from episode e),
    v as (select v.*, row_number() over () as i from (values ('share.given', null), ('share.ended', null), ('share.extended', null), ('share.narrowed', null), ('share.moved', null), ('share.urgent', null), ('share.reviewed', null), ('referral.waits', null), ('return.reported', null),
      ('correction.asked', null), ('correction.acknowledged', null), ('information.added', null), ('information.added', null), ('information.added', null), ('task.given', 'reviewBreakGlass'), ('task.given', 'answerAccess'), ('task.given', 'acknowledgeCorrection'),
      ('task.given', 'passOnCorrection'), ('task.given', 'confirmUnseal'), ('task.given', 'decideRestriction'), ('task.given', 'reviewShare'), ('task.given', 'reviewUrgentShare')) v (kind, task))
  select v.kind, x.subject, case x.subject when 'episode' then e.id else e.person_id end, w.account_id, w.team_id, (array['summary', 'description', 'care', 'health', 'enquiries', 'returnDiscussion', 'support', 'plan', 'whereabouts', 'summary', 'whereabouts'])[(e.at + v.i * 3 + x.n) % 11 + 1],
    (array['section', 'ownTeam', 'lead', 'section'])[(e.at + v.i + x.n) % 4 + 1],
    jsonb_strip_nulls(jsonb_build_object('teamId', case when (e.at + v.i) % 3 <> 0 then e.teams[(e.at * 3 + v.i * 7 + x.n) % cardinality(e.teams) + 1] end, 'task', v.task,
      'id', (select t.id from task t where t.episode_id = e.id order by t.kind, t.ctid offset (e.at + v.i) % 8 limit 1)))
  from e cross join v cross join (values ('episode', 1), ('episode', 2), ('person', 3)) x (subject, n)
    cross join lateral (select w.* from whom w where w.team_id = e.teams[(e.at + v.i * 5 + x.n * 2) % cardinality(e.teams) + 1] order by (w.n + e.at) % many limit 1) w
  where x.n = 1 or (e.at + v.i + x.n) % 5 = 0;
  insert into event (kind, subject, subject_id, account_id, team_id) select v.kind, 'account', w.account_id, o.account_id, o.team_id from whom w join whom o on o.n = w.n % many + 1 cross join unnest(array['accessRequest.answered', 'breakGlass.toReview']) v (kind);
  insert into event (kind, subject, subject_id, account_id, team_id, data) select v.kind, 'referral', r.id, r.recorded_by, r.recorded_team, '{}' from referral r, unnest(array['referral.allocated', 'referral.sent']) v (kind);
  insert into event (kind, subject, subject_id, account_id, team_id, data) select 'question.asked', 'question', q.id, q.recorded_by, q.recorded_team, '{}' from question q;
end $$;
