alter table break_glass enable row level security;

-- Reviewed by those who lead, and by the auditors of the agency whose account opened it; nobody reviews their own.
create policy reads on break_glass for select to waymark_app
  using (recorded_by <> (select app.account_id())
    and exists (select from my_access a join role_action r on r.role = a.role and r.basis = a.basis
      where a.episode_id = break_glass.episode_id and r.action = 'breakGlass.review' offset 0));

create policy reads_of_agency on break_glass for select to waymark_app
  using (recorded_by <> (select app.account_id())
    and uuid_hash_extended(person_id, (select app.moment())) <> all ((select app.excluded_marks())::bigint[])
    and recorded_team in (select t.id from team t where t.agency_id = (select app.audited_agency())));
