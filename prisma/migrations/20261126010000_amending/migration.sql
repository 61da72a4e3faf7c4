-- A migration that changes some words of a wall or of a function says those words, not the whole once more; it fails where they do not stand there.
create function app.amend_policy(on_table regclass, named text, was text, becomes text) returns void language plpgsql volatile set search_path = pg_catalog, public, pg_temp as $$
declare
  p record;
begin
  select pg_get_expr(polqual, polrelid) as qual, pg_get_expr(polwithcheck, polrelid) as checked into strict p from pg_policy where polrelid = on_table and polname = named;
  if strpos(concat(p.qual, p.checked), was) = 0 then raise exception 'the wall % of % does not say %', named, on_table, was; end if;
  if p.qual is not null then execute format('alter policy %I on %s using (%s)', named, on_table, replace(p.qual, was, becomes)); end if;
  if p.checked is not null then execute format('alter policy %I on %s with check (%s)', named, on_table, replace(p.checked, was, becomes)); end if;
end $$;
create function app.amend_function(named regproc, was text, becomes text) returns void language plpgsql volatile set search_path = pg_catalog, public, pg_temp as $$
declare
  whole text := pg_get_functiondef(named);
begin
  if strpos(whole, was) = 0 then raise exception 'the function % does not say %', named, was; end if;
  execute replace(whole, was, becomes);
end $$;

-- What narrows reading narrows changing too: the policy `seen` repeats the wall of reading whole, with what is laid over it.
create function app.repeat_seen() returns void language plpgsql volatile set search_path = pg_catalog, public, pg_temp as $$
declare
  t record;
begin
  for t in select c.oid::regclass as name,
      (select '(' || string_agg('(' || pg_get_expr(r.polqual, r.polrelid) || ')', ' or ' order by r.oid) || ')' from pg_policy r
        where r.polrelid = c.oid and r.polcmd = 'r' and r.polpermissive and 'waymark_app'::regrole = any (r.polroles))
      || coalesce((select string_agg(' and (' || pg_get_expr(r.polqual, r.polrelid) || ')', '' order by r.oid) from pg_policy r
        where r.polrelid = c.oid and r.polcmd = 'r' and not r.polpermissive and 'waymark_app'::regrole = any (r.polroles)), '') as reads
    from pg_class c where c.relnamespace = 'public'::regnamespace
      and exists (select from pg_policy w where w.polrelid = c.oid and w.polcmd = 'w' and w.polpermissive) loop
    execute format('drop policy if exists seen on %s', t.name);
    execute format('create policy seen on %s as restrictive for update to waymark_app using (%s)', t.name, t.reads);
  end loop;
end $$;
-- So that one call ends every migration that changes a policy.
select app.amend_function('app.narrow_walls', 'end loop;
end', 'end loop;
  perform app.repeat_seen();
end');
select app.narrow_walls();
