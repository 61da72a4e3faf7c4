/** Where content will be. It appears only when loading takes long enough to notice. */
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

/** Where a whole page will be: a page has a heading while it loads, too. */
export function LoadingPage() {
  return (
    <>
      <h1 className="only-heard">Loading the page</h1>
      <Loading />
    </>
  )
}
