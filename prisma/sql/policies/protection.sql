alter table protection enable row level security;

create policy reads on protection for select to waymark_app
  using (((recorded_by = ( select app.account_id() as account_id))
        or (for_account = ( select app.account_id() as account_id))
    or (( select app.role() as role)
      = any (array['officer'::text, 'sergeant'::text, 'inspector'::text, 'police-coordinator'::text,
        'national'::text])))
    and (exists ( select from access_grant s
        where ((s.person_id = protection.person_id)
      and (coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis) <> 'retained'::text)
    and ((coalesce((( select app.view_bases() as view_bases) ->> s.basis), s.basis)
        = any (array['lead'::text, 'national'::text]))
    or ((protection.kind = any (array['restrictAsked'::text, 'restrictRefused'::text, 'restricted'::text]))
      and ((protection.recorded_by = ( select app.account_id() as account_id))
      or (protection.for_account = ( select app.account_id() as account_id)))))) offset 0)));
