-- The audit proves itself: rows of event and consultation are sealed in blocks that name each other by hash. (Tables as Prisma writes them, then the seal.)

-- CreateTable
CREATE TABLE "audit_block" (
    "chain" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "previous" BYTEA NOT NULL,
    "events" BIGINT[],
    "consultations" BIGINT[],
    "leaves" BYTEA NOT NULL,
    "total" BIGINT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_block_pkey" PRIMARY KEY ("chain","number")
);

-- CreateTable
CREATE TABLE "audit_waiting" (
    "id" BIGSERIAL NOT NULL,
    "event_id" BIGINT,
    "consultation_id" BIGINT,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "audit_waiting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_sealer" (
    "one" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "audit_sealer_pkey" PRIMARY KEY ("one")
);

-- ---------------------------------------------------------------- No door reads or writes these, and nobody changes a block.
alter table audit_block enable row level security;
alter table audit_waiting enable row level security;
alter table audit_sealer enable row level security;
alter table audit_sealer add constraint one check (one);
insert into audit_sealer default values;
create trigger written_once before update or delete on audit_block for each row execute function app.refuse_change();

-- ---------------------------------------------------------------- What waits. A row of its own for each, so that whoever writes waits for nobody; and no
-- counting by ids or transactions, so that what commits late, or in a database that was restored elsewhere, is sealed like the rest.
create function app.await_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'event' then insert into audit_waiting (event_id) values (new.id);
  else insert into audit_waiting (consultation_id) values (new.id); end if;
  return null;
end $$;
create trigger awaits_seal after insert on event for each row execute function app.await_seal();
create trigger awaits_seal after insert on consultation for each row execute function app.await_seal();
insert into audit_waiting (event_id) select id from event order by id;
insert into audit_waiting (consultation_id) select id from consultation order by id;

-- ---------------------------------------------------------------- The form of what is hashed: a line `name=bytes:text` for each column that is not null, by name. A column that comes later
-- and is null changes no older hash. server/src/audit/canonical.ts says the same in TypeScript and reads the names from the catalogue.
create function app.audit_field(name text, value text) returns text language sql immutable strict set search_path = pg_catalog, pg_temp
  as $$ select name || '=' || octet_length(value) || ':' || value || E'\n' $$;
create function app.audit_leaf(e event) returns bytea language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(concat(E'event\n', app.audit_field('account_id', e.account_id::text), app.audit_field('at', e.at::text), app.audit_field('audience', e.audience),
    app.audit_field('data', e.data::text), app.audit_field('id', e.id::text), app.audit_field('kind', e.kind), app.audit_field('request_id', e.request_id::text),
    app.audit_field('role', e.role), app.audit_field('section', e.section), app.audit_field('subject', e.subject), app.audit_field('subject_id', e.subject_id::text),
    app.audit_field('team_id', e.team_id::text), app.audit_field('tx', e.tx::text)), 'UTF8')) $$;
create function app.audit_leaf(c consultation) returns bytea language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(concat(E'consultation\n', app.audit_field('account_id', c.account_id::text), app.audit_field('action', c.action), app.audit_field('at', c.at::text),
    app.audit_field('id', c.id::text), app.audit_field('ids', c.ids::text), app.audit_field('outcome', c.outcome), app.audit_field('reasons', c.reasons::text),
    app.audit_field('request_id', c.request_id::text), app.audit_field('role', c.role), app.audit_field('sections', c.sections::text),
    app.audit_field('team_id', c.team_id::text), app.audit_field('terms', c.terms)), 'UTF8')) $$;
create function app.audit_hash(b audit_block) returns bytea language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(concat(E'audit_block\n', app.audit_field('chain', b.chain::text), app.audit_field('consultations', b.consultations::text), app.audit_field('events', b.events::text),
    app.audit_field('number', b.number::text), app.audit_field('previous', encode(b.previous, 'hex')), app.audit_field('sealed_at', b.sealed_at::text),
    app.audit_field('total', b.total::text)), 'UTF8') || b.leaves) $$;

-- ---------------------------------------------------------------- The seal: everything that waits, as far as it has committed, a block of at most a thousand rows after the other.
-- What waits and is no longer there is sealed as missing: thirty-two zeros. How many rows it sealed; none while another process seals.
create function app.seal_audit(most int default 5000) returns int language plpgsql volatile security definer
  set search_path = pg_catalog, public, pg_temp set timezone = 'UTC' set datestyle = 'ISO, YMD' as $$
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
    with due as (delete from audit_waiting w where w.id in (select id from audit_waiting order by id limit most) returning w.event_id, w.consultation_id),
    line as (
      select t.agency_id, 1 as source, d.event_id as id, case when e.id is null then zeros else app.audit_leaf(e) end as leaf
      from due d left join event e on e.id = d.event_id left join team t on t.id = e.team_id where d.event_id is not null
      union all
      select t.agency_id, 2, d.consultation_id, case when c.id is null then zeros else app.audit_leaf(c) end
      from due d left join consultation c on c.id = d.consultation_id left join team t on t.id = c.team_id where d.consultation_id is not null),
    placed as (select coalesce(agency_id, nobody) as chain, source, id, leaf,
      (row_number() over (partition by coalesce(agency_id, nobody) order by source, id) - 1) / 1000 as page from line)
    select chain, count(*) as rows, coalesce(array_agg(id order by id) filter (where source = 1), '{}') as events,
      coalesce(array_agg(id order by id) filter (where source = 2), '{}') as consultations, string_agg(leaf, ''::bytea order by source, id) as leaves
    from placed group by chain, page order by chain, page
  loop
    head := null;
    select * into head from audit_block b where b.chain = part.chain order by b.number desc limit 1;
    block := (part.chain, coalesce(head.number, 0) + 1, coalesce(head.hash, zeros), part.events, part.consultations, part.leaves, coalesce(head.total, 0) + part.rows,
      greatest(date_trunc('milliseconds', clock_timestamp()), head.sealed_at), null);
    block.hash := app.audit_hash(block);
    insert into audit_block select block.*;
    n := n + part.rows;
  end loop;
  return n;
end $$;

-- Where each chain ends: what is signed and kept outside of this database.
create function app.audit_heads() returns table (chain uuid, number bigint, hash text, total bigint, sealed_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with recursive chains as (
    (select b.chain from audit_block b order by b.chain limit 1)
    union all
    select (select b.chain from audit_block b where b.chain > c.chain order by b.chain limit 1) from chains c where c.chain is not null)
  select h.chain, h.number, encode(h.hash, 'hex'), h.total, h.sealed_at
  from chains c cross join lateral (select * from audit_block b where b.chain = c.chain order by b.number desc limit 1) h $$;

grant execute on function app.seal_audit, app.audit_heads to waymark_jobs, waymark_demo;
