-- The risk has risen while a hand-over waits: whoever is asked, and whoever is asked next, has no longer than the new level gives.
create function app.hasten_hand_over(of_episode uuid, within_minutes int) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare h hand_over; sooner timestamptz := app.now() + make_interval(mins => within_minutes);
begin
  if not app.my_reasons(of_episode) && array['lead', 'national'] or app.role() not in ('call-handler', 'officer', 'sergeant', 'inspector', 'police-coordinator', 'national') or within_minutes < 5
  then raise exception 'not allowed' using errcode = '42501'; end if;
  select * into h from hand_over where episode_id = of_episode and status = 'pushed' for update;
  if h.id is null then return; end if;
  update hand_over set minutes = within_minutes where id = h.id and minutes > within_minutes;
  update hand_over_turn set due_at = sooner where hand_over_id = h.id and passed_at is null and due_at > sooner;
  update task set due_at = sooner where kind = 'acceptHandOver' and about = h.id and ended_at is null and due_at > sooner;
end $$;
revoke execute on function app.hasten_hand_over from public;
grant execute on function app.hasten_hand_over to waymark_app;
