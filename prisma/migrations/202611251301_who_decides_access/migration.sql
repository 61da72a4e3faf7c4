-- Who decides what is asked for is exactly who may give a share: a role by its own reasons of sight, and not by another role's.
alter policy reads on access_found using (exists (select from sight s where s.episode_id = access_found.episode_id
  and ((s.reason = 'lead' and (select app.role()) in ('sergeant', 'inspector', 'police-coordinator')) or (s.reason = 'national' and (select app.role()) = 'national')
    or (s.reason in ('area', 'placing') and (select app.role()) = 'council-coordinator')) offset 0));

create or replace function app.refuse_access(of_request uuid, why text, told boolean) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare f access_found;
begin
  select * into f from access_found where request_id = of_request for update;
  if f.request_id is null or exists (select from access_request r where r.id = of_request and r.recorded_by = app.account_id()) or not coalesce(
    (app.role() in ('sergeant', 'inspector', 'police-coordinator') and app.my_reasons(f.episode_id) && array['lead'])
    or (app.role() = 'national' and app.my_reasons(f.episode_id) && array['national'])
    or (app.role() = 'council-coordinator' and app.my_reasons(f.episode_id) && array['area', 'placing']), false)
  then raise exception 'not allowed' using errcode = '42501'; end if;
  if f.outcome is not null then return false; end if;
  perform app.settle_access(of_request, 'refused', why, told);
  return true;
end $$;

select app.narrow_walls();
