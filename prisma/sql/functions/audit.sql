create function app.audit_field(name text, value text) returns text
  language sql immutable strict set search_path = pg_catalog, pg_temp as $$
  select name || '=' || octet_length(value) || ':' || value || E'\n'
$$;

-- The fields by their names in alphabetical order, as the verifier has them.
create function app.audit_hash(b audit_block) returns bytea
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(concat(E'audit_block\n', app.audit_field('chain', b.chain::text),
    app.audit_field('events', b.events::text), app.audit_field('log_entries', b.log_entries::text),
    app.audit_field('number', b.number::text), app.audit_field('previous', encode(b.previous, 'hex')),
    app.audit_field('sealed_at', b.sealed_at::text), app.audit_field('total', b.total::text)), 'UTF8') || b.leaves)
$$;

create function app.audit_heads() returns table (chain uuid, number bigint, hash text, total bigint,
    sealed_at timestamp with time zone)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive chains as (
    (select b.chain from audit_block b order by b.chain limit 1)
    union all
    select (select b.chain from audit_block b where b.chain > c.chain order by b.chain limit 1) from chains c
      where c.chain is not null)
  select h.chain, h.number, encode(h.hash, 'hex'), h.total, h.sealed_at
  from chains c cross join lateral (select * from audit_block b
      where b.chain = c.chain order by b.number desc limit 1) h
$$;

create function app.audit_leaf(c access_log) returns bytea
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(concat(E'access_log\n', app.audit_field('account_id', c.account_id::text),
    app.audit_field('action', c.action), app.audit_field('at', c.at::text), app.audit_field('bases', c.bases::text),
    app.audit_field('id', c.id::text), app.audit_field('ids', c.ids::text), app.audit_field('outcome', c.outcome),
    app.audit_field('request_id', c.request_id::text), app.audit_field('role', c.role),
    app.audit_field('sections', c.sections::text), app.audit_field('team_id', c.team_id::text),
    app.audit_field('terms', c.terms)), 'UTF8'))
$$;

create function app.audit_leaf(e event) returns bytea
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(concat(E'event\n', app.audit_field('account_id', e.account_id::text),
          app.audit_field('at', e.at::text), app.audit_field('audience', e.audience),
    app.audit_field('data', e.data::text), app.audit_field('id', e.id::text), app.audit_field('kind', e.kind),
      app.audit_field('request_id', e.request_id::text),
    app.audit_field('role', e.role), app.audit_field('section', e.section), app.audit_field('subject', e.subject),
      app.audit_field('subject_id', e.subject_id::text),
    app.audit_field('team_id', e.team_id::text), app.audit_field('tx', e.tx::text)), 'UTF8'))
$$;

create function app.await_seal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'event' then insert into audit_waiting (event_id) values (new.id);
  else insert into audit_waiting (access_log_id) values (new.id); end if;
  return null;
end
$$;

create function app.refuse_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
 begin raise exception '% is written once', tg_table_name using errcode = '42501'; end
$$;

create function app.seal_audit(most integer default 5000) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set TimeZone = 'UTC'
    set DateStyle = 'ISO, YMD' as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zeros constant bytea := decode(repeat('00', 32), 'hex');
  part record;
  head audit_block;
  block audit_block;
  n int := 0;
begin
  if not exists (select from audit_waiting) then return 0; end if;
  perform from audit_sealer for update skip locked;
  if not found then return 0; end if;
  for part in
    with due as (delete from audit_waiting w where w.id in (select id from audit_waiting order by id limit most)
        returning w.event_id, w.access_log_id),
    line as (
      select t.agency_id, 1 as source, d.event_id as id, case when e.id is null then zeros
        else app.audit_leaf(e) end as leaf
      from due d left join event e on e.id = d.event_id left join team t on t.id = e.team_id
        where d.event_id is not null
      union all
      select t.agency_id, 2, d.access_log_id, case when c.id is null then zeros else app.audit_leaf(c) end
      from due d left join access_log c on c.id = d.access_log_id left join team t on t.id = c.team_id
        where d.access_log_id is not null),
    placed as (select coalesce(agency_id, nobody) as chain, source, id, leaf,
      (row_number() over (partition by coalesce(agency_id, nobody) order by source, id) - 1) / 1000 as page from line)
    select chain, count(*) as rows, coalesce(array_agg(id order by id) filter (where source = 1), '{}') as events,
      coalesce(array_agg(id order by id) filter (where source = 2), '{}') as log_entries,
        string_agg(leaf, ''::bytea order by source, id) as leaves
    from placed group by chain, page order by chain, page
  loop
    head := null;
    select * into head from audit_block b where b.chain = part.chain order by b.number desc limit 1;
    block := (part.chain, coalesce(head.number, 0) + 1, coalesce(head.hash, zeros), part.events, part.log_entries,
        part.leaves, coalesce(head.total, 0) + part.rows,
      greatest(date_trunc('milliseconds', clock_timestamp()), head.sealed_at), null);
    block.hash := app.audit_hash(block);
    insert into audit_block select block.*;
    n := n + part.rows;
  end loop;
  return n;
end
$$;
