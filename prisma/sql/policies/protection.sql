alter table protection enable row level security;

-- Those who lead read all; the account that asked for a restriction reads what became of it.
create policy reads on protection for select to waymark_app
  using (exists (select from my_access a where a.person_id = protection.person_id and a.basis <> 'retained'
    and (a.leads and (select app.may('whereabouts.restrict'))
      or (a.leads or kind in ('restrictAsked', 'restrictRefused', 'restricted'))
        and (select app.account_id()) in (recorded_by, for_account)) offset 0));
