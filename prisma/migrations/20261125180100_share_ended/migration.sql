-- A team is told of the shares it had that have ended: the newest, by index.
create index share_ended on share (to_team, ended_at desc) where ended_at is not null;
