create trigger posted after insert on event for each row execute function app.post_event();

create trigger posted after insert on exclusion for each row execute function app.post_exclusion();

create trigger posted after update of ended_at on session
  for each row when (((new.ended_at is not null) and (old.ended_at is null))) execute function app.post_session_end();

create trigger posted after update on access_grant for each row execute function app.post_loss();
