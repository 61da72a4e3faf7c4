-- The relay tells of what somebody did exactly those who may read that it was done: of shares and corrections as their walls say, and under a restriction nothing of a team that came since the person was found.
do $heard$
declare
  was text := pg_get_functiondef('app.drain_outbox(integer)'::regprocedure);
  becomes text := replace(replace(replace(was, $a$(e.kind not in ('share.given', 'share.ended', 'referral.waits') or$a$,
      $b$(e.kind not in ('correction.asked', 'correction.acknowledged') or s.reason in ('lead', 'national') or s.team_id = e.team_id or e.data ->> 'teamId' = s.team_id::text)
          and (not s.withheld or s.reason = 'lead' or not (coalesce(e.team_id <> s.team_id and app.names_a_place(s.person_id, s.episode_id, e.team_id, e.at), false)
            or coalesce((e.data ->> 'teamId')::uuid <> s.team_id and app.names_a_place(s.person_id, s.episode_id, (e.data ->> 'teamId')::uuid, e.at), false)))
          and (e.kind not in ('share.given', 'share.ended', 'share.extended', 'share.narrowed', 'share.moved', 'share.urgent', 'share.reviewed', 'referral.waits') or$b$),
    $a$if e.section = 'whereabouts' then
          rooms$a$, $b$if e.section = 'whereabouts' or exists (select from sight s where s.withheld and ((e.subject = 'episode' and s.episode_id = e.subject_id) or (e.subject = 'person' and s.person_id = e.subject_id))
            and (app.names_a_place(s.person_id, s.episode_id, e.team_id, e.at) or app.names_a_place(s.person_id, s.episode_id, (e.data ->> 'teamId')::uuid, e.at))) then
          rooms$b$),
    $a$from safe_listed l join sight s on s.person_id = l.person_id
            where (e.subject = 'episode' and s.episode_id = e.subject_id) or (e.subject = 'person' and s.person_id = e.subject_id));$a$,
    $b$from safe_listed l join sight s on s.person_id = l.person_id
            where ((e.subject = 'episode' and s.episode_id = e.subject_id) or (e.subject = 'person' and s.person_id = e.subject_id))
              and (e.section = 'whereabouts' or (e.audience = 'section' and e.section = any (s.sections) and not s.sealed and (e.kind !~ '^(share|correction|referral)\.' or s.reason in ('area', 'placing', 'national'))
                and s.from_at <= app.now() and (s.until is null or s.until > app.now()) and (s.account_id is null or s.account_id = l.account_id)
                and exists (select from membership m join role_section rs on rs.role = m.role where m.account_id = l.account_id and m.team_id = s.team_id and rs.section = e.section and rs.reach = 'yes'))));$b$);
begin
  if becomes not like '%share.moved%' or becomes not like '%s.withheld and%' or becomes not like '%not s.sealed and (e.kind !~%' then raise exception 'the relay is not as it was'; end if;
  execute becomes;
end $heard$;
