-- What narrows reading narrows changing too: the policy `seen` repeats the wall of reading whole, with what is laid over it.
do $seen$
declare t record;
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
end $seen$;
