-- A page that is closed sends its last text while an earlier save is still under way: the turn says which of the two is the later.
ALTER TABLE "draft" ADD COLUMN     "writer" UUID,
ADD COLUMN     "turn" INTEGER NOT NULL DEFAULT 0;
grant insert (writer, turn), update (writer, turn) on draft to waymark_app;
