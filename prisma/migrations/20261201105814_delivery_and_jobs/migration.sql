alter table outbox
  add column posted_at timestamptz(3) not null default clock_timestamp(),
  add column tries integer not null default 0,
  add column next_try_at timestamptz(3);

create table dead_letter (
  id bigint not null,
  event_id bigint,
  lost_episode uuid,
  lost_team uuid,
  lost_account uuid,
  lost_grant uuid,
  by_seal boolean not null,
  code text not null,
  died_at timestamptz(3) not null default clock_timestamp(),
  constraint dead_letter_pkey primary key (id)
);

-- Holds no row: the process that locks it leads.
create table job_leader (
  id integer not null,
  constraint job_leader_pkey primary key (id)
);

create table job_run (
  name text not null,
  ran_at timestamptz(3) not null,
  code text,
  constraint job_run_pkey primary key (name)
);
