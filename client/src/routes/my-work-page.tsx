import { DraftList } from '../drafts/draft-list.tsx'
import { MyEpisodes } from '../episodes/board/my-episodes.tsx'
import { MyWork } from '../tasks/my-work.tsx'
import { ListKeys } from '../ui/list-keys.tsx'

/** My work, with parts from several features below each other. */
export function MyWorkPage() {
  return (
    <>
      <MyWork>
        <DraftList />
        <MyEpisodes />
      </MyWork>
      <ListKeys />
    </>
  )
}
