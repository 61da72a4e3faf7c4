-- The board sorts and filters by the access rows alone, before it reads any episode.
alter table access_grant
  add column last_seen_at timestamptz(3),
  add column area_code text,
  add column review_due timestamptz(3);

update access_grant g set last_seen_at = e.last_seen_at, area_code = e.area_code,
  review_due = (select min(t.due_at) from task t
    where t.episode_id = e.id and t.kind = 'riskReview' and t.ended_at is null)
from episode e where e.id = g.episode_id;
