-- The national unit takes back what a team sent, as the matrix has it (referral.withdraw): by its own row of sight, and nothing else.
do $back$
declare
  was text := pg_get_functiondef('app.check_referral_state'::regproc);
  becomes text := replace(was, 'or (sender and new.status = ''withdrawn'' and', 'or ((sender or (app.role() = ''national'' and exists (select from sight s where s.episode_id = new.episode_id and s.reason = ''national''))) and new.status = ''withdrawn'' and');
begin
  if was = becomes then raise exception 'the states of a referral are not as they were'; end if;
  execute becomes;
end $back$;
