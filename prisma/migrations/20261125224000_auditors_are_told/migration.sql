-- Those who audit have notices too: what was opened in an emergency and waits for their review, and that looking of their agency seems unusual.
-- The event of an opening says which it was: its reference is then read through the opening's own wall, so whoever may not know of it reads none.
do $told$
declare
  f text := pg_get_functiondef('app.break_glass'::regproc);
  change record;
begin
  for change in select * from (values
    ('insert into event (kind, subject, subject_id) select distinct ''breakGlass.toReview'', ''account'', m.account_id from membership m',
     'insert into event (kind, subject, subject_id, data) select distinct ''breakGlass.toReview'', ''account'', m.account_id, jsonb_build_object(''id'', new_id) from membership m')
  ) as changes (old, new) loop
    if position(change.old in f) = 0 then raise exception 'app.break_glass does not say: %', change.old; end if;
    f := replace(f, change.old, change.new);
  end loop;
  execute f;
end $told$;

create policy reads_of_auditing on event for select to waymark_app using (subject = 'account' and subject_id = (select app.account_id())
  and (select app.role()) = 'auditor' and kind in ('breakGlass.toReview', 'looking.found'));

select app.narrow_walls();
