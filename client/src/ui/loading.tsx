/** A placeholder for content. It appears only if loading takes long enough to notice. */
export function Loading({ what = 'Loading', lines = 5 }: { what?: string; lines?: number }) {
  return (
    <div className="loading" role="status">
      <span className="only-heard">{what}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  )
}

/** A placeholder for a whole page, with a heading, because every page needs one. */
export function LoadingPage() {
  return (
    <>
      <h1 className="only-heard">Loading the page</h1>
      <Loading />
    </>
  )
}
