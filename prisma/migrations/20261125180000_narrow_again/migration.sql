-- The walls that went up since: narrowed as the others are.
select app.narrow_walls();
