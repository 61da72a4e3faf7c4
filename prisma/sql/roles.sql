-- The roles by which the program enters PostgreSQL. They own nothing and bypass nothing; each start gives them their
-- passwords.
-- Roles belong to the cluster: another database may have made them already, or be making them now.
do $$
declare wanted text;
begin
  foreach wanted in array array['waymark_app', 'waymark_auth', 'waymark_jobs', 'waymark_relay', 'waymark_demo'] loop
    continue when exists (select from pg_roles where rolname = wanted);
    begin
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls', wanted);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
  if not pg_has_role('waymark_demo', 'waymark_app', 'usage') then grant waymark_app to waymark_demo; end if;
end $$;
