-- Whoever may agree that a referral is sent on may refuse it, too: it ends there, and the team that wanted to send it is told why.
select app.amend_function('app.check_referral_state', 'or (new.status = ''sent'' and old.status = ''draft'' and new.approved_by_team = app.team_id()',
  'or (new.status in (''sent'', ''withdrawn'') and old.status = ''draft'' and new.approved_by_team = app.team_id()');
